import '@patternfly/react-core/dist/styles/base.css';
import './app/page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startTheme } from './app/theme';

startTheme();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<App />);
}
