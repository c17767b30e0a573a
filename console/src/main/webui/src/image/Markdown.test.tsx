import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { TextProvider } from '../text/TextContext';
import { Markdown } from './Markdown';

// Its styles are for a browser; only what is within is looked at.
vi.mock('@patternfly/react-core', () => ({ Content: 'div' }));

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
});

function shown(text: string): string {
  return renderToStaticMarkup(
    <TextProvider>
      <Markdown text={text} />
    </TextProvider>,
  );
}

test('headings stand below those of the page', () => {
  expect(shown('# One\n## Two')).toMatch(/<h3>One<\/h3>\s*<h4>Two<\/h4>/);
});

test('HTML stays text', () => {
  const html = shown('<script>alert(1)</script>\n\na <img src=x onerror=alert(2)> b');
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('&lt;script&gt;');
});

test('links lead to the web, and nothing of us goes along', () => {
  expect(shown('[app](https://gitlab.example.ac.jp/a?b=1&c=2)')).toContain(
    '<a href="https://gitlab.example.ac.jp/a?b=1&amp;c=2" target="_blank" rel="nofollow noopener noreferrer">app</a>',
  );
});

test.each([
  '[x](javascript:alert(1))',
  '[x](/api/v1/session)',
  '<javascript:alert(1)>',
  '[x](data:text/html,y)',
])('%s is no link', (text) => {
  expect(shown(text)).not.toContain('<a');
});

test('a picture is linked and not loaded', () => {
  const html = shown('![plan](https://pictures.example/p.png) ![b](x.png)');
  expect(html).not.toContain('<img');
  expect(html).toContain('href="https://pictures.example/p.png"');
  expect(html).toContain('Picture: b');
});
