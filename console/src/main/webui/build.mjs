// Builds the page into the folder given, unless nothing changed since: node build.mjs <folder>
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

process.chdir(dirname(new URL(import.meta.url).pathname));
const out = resolve(process.argv[2] ?? '../../../target/webui');
const INSTALLED = 'node_modules/.installed-lock.json';
const DOCUMENT = '../../../../docs/reference/api/console.yaml';

requireNode(20, 19);
install();
if (!isFresh()) {
  run('npm', 'run', '--silent', 'check');
  // Whoever calls may be a test, for which React would come along with its checks: twice as large, and slower.
  process.env.NODE_ENV = 'production';
  run('npx', 'vite', 'build', '--logLevel', 'warn', '--outDir', out, '--emptyOutDir');
  compress(join(out, 'assets'));
}

function requireNode(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor < major || (haveMajor === major && haveMinor < minor)) {
    console.error(
      `Node ${major}.${minor} or newer is needed to build the page; this is ${process.version}.\n` +
        `ページのビルドには Node ${major}.${minor} 以降が必要です (現在 ${process.version})。`,
    );
    process.exit(1);
  }
}

function install() {
  const lock = readFileSync('package-lock.json', 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) {
    return;
  }
  run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  writeFileSync(INSTALLED, lock);
}

function isFresh() {
  const page = join(out, 'index.html');
  if (!existsSync(page)) {
    return false;
  }
  const built = statSync(page).mtimeMs;
  const sources = ['src', 'public', 'journey'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  return [...sources, DOCUMENT, ...readdirSync('.').filter((name) => name !== 'node_modules')]
    .filter((name) => name !== 'src/api/schema.d.ts' && statSync(name).isFile())
    .every((name) => statSync(name).mtimeMs < built);
}

// Compressed once here, as small as it gets, and not for every reader.
function compress(folder) {
  for (const name of readdirSync(folder).filter((each) => /\.(js|css|svg)$/.test(each))) {
    const file = join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

function run(command, ...args) {
  try {
    execFileSync(command, args, { stdio: 'inherit' });
  } catch (failure) {
    process.exit(failure.status || 1);
  }
}
