import { Nav, NavGroup, NavItem, NavList } from '@patternfly/react-core';
import { NavLink, useLocation } from 'react-router';
import type { Sentence } from '../text/sentence';
import { useText } from '../text/TextContext';
import { frame } from './words';

type Entry = readonly [path: string, label: Sentence];

const EVERYBODY: Entry[] = [
  ['/containers', frame.containers],
  ['/images', frame.images],
  ['/runner', frame.runner],
  ['/templates', frame.templates],
  ['/my-pc', frame.myPc],
];
const ADMINS: Entry[] = [
  ['/admin/hosts', frame.hosts],
  ['/admin/containers', frame.allContainers],
  ['/admin/quotas', frame.quotas],
  ['/admin/orphans', frame.orphans],
  ['/admin/audit', frame.audit],
];

export function Navigation({ isAdmin }: { isAdmin: boolean }) {
  const { say } = useText();
  return (
    <Nav aria-label={say(frame.navigation)}>
      <NavList>{EVERYBODY.map(item)}</NavList>
      {isAdmin && <NavGroup title={say(frame.admin)}>{ADMINS.map(item)}</NavGroup>}
    </Nav>
  );
}

function item([path, label]: Entry) {
  return <Item key={path} path={path} label={label} />;
}

function Item({ path, label }: { path: string; label: Sentence }) {
  const { say } = useText();
  const { pathname } = useLocation();
  const isActive = pathname === path || pathname.startsWith(`${path}/`);
  return (
    <NavItem isActive={isActive}>
      <NavLink to={path}>{say(label)}</NavLink>
    </NavItem>
  );
}
