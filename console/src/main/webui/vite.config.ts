import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The console the development server passes calls on to. */
const CONSOLE = process.env.WM_CONSOLE ?? 'http://127.0.0.1:8080';

/** What several pages may have in common. */
const SHARED = /node_modules|src.(part|text|api|live|session|app)\//;

/** The page uses the system's fonts: PatternFly's own would be carried along for nothing. */
const withoutFonts = {
  name: 'without-fonts',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    return id.includes('@patternfly') && id.endsWith('.css')
      ? { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null }
      : null;
  },
};

export default defineConfig({
  plugins: [withoutFonts, react()],
  build: {
    target: 'es2022',
    emptyOutDir: true,
    // Few larger files compress better and carry fewer headers than many small ones.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'shared', test: SHARED, minShareCount: 4 }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': {
        target: CONSOLE,
        ws: true,
        changeOrigin: true,
        configure: (proxy) => {
          // The console takes changes from its own pages only.
          proxy.on('proxyReq', (request) => request.setHeader('Origin', CONSOLE));
          proxy.on('proxyReqWs', (request) => request.setHeader('Origin', CONSOLE));
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts?(x)'] },
});
