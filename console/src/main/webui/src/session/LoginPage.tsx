import { Brand, Card, CardBody, CardTitle, Content, Title } from '@patternfly/react-core';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Preferences } from '../app/Preferences';
import { useText } from '../text/TextContext';
import { LoginForm } from './LoginForm';
import './login.css';
import { useSession } from './SessionContext';
import { login } from './words';

export function LoginPage() {
  const { say } = useText();
  const { person } = useSession();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const then = ownPath(query.get('then'));
  if (person) {
    return <Navigate to={then} replace />;
  }
  return (
    <main className="wm-login">
      <title>{`${say(login.title)} · Whalemountain`}</title>
      <div className="wm-login-head">
        <Brand src="/whale.svg" alt="" heights={{ default: '56px' }} />
        <Title headingLevel="h1" size="3xl">
          Whalemountain
        </Title>
        <Content component="p">{say(login.subtitle)}</Content>
      </div>
      <Card className="wm-login-card">
        <CardTitle component="h2">{say(login.title)}</CardTitle>
        <CardBody>
          <Content component="p">{say(login.hint)}</Content>
          <LoginForm done={() => navigate(then, { replace: true })} />
        </CardBody>
      </Card>
      <Preferences />
    </main>
  );
}

/** Only a page of this console; an address somebody else put in a link leads to the list. */
export function ownPath(then: string | null): string {
  if (!then) {
    return '/containers';
  }
  const address = new URL(then, location.origin);
  const isOwn =
    address.origin === location.origin &&
    then.startsWith('/') &&
    !address.pathname.startsWith('//');
  return isOwn && address.pathname !== '/login' ? address.pathname + address.search : '/containers';
}
