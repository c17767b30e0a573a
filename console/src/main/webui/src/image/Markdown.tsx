import { Content } from '@patternfly/react-core';
import ReactMarkdown, { type Components } from 'react-markdown';
import { useText } from '../text/TextContext';
import { safeAddress } from './told';
import { details } from './words';

// The page has its own headings above those of a description.
const COMPONENTS: Components = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  h4: 'h6',
  h5: 'h6',
  a: ({ href, children }) => (href ? <Outside to={href}>{children}</Outside> : children),
  img: ({ src, alt }) => <Picture address={typeof src === 'string' ? src : ''} text={alt ?? ''} />,
  // What is wider than the page is scrolled to, also by keyboard.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

/**
 * What somebody wrote of an image. HTML in it stays text, links lead to the web only, and nothing
 * is loaded: a picture is told of and linked.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <Content className="wm-markdown wm-any">
      <ReactMarkdown components={COMPONENTS} urlTransform={safeAddress}>
        {text}
      </ReactMarkdown>
    </Content>
  );
}

function Outside({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <a href={to} target="_blank" rel="nofollow noopener noreferrer">
      {children}
    </a>
  );
}

function Picture({ address, text }: { address: string; text: string }) {
  const { say } = useText();
  const told = say(details.picture, { text: text || address || '–' });
  return address ? <Outside to={address}>{told}</Outside> : <span>{told}</span>;
}
