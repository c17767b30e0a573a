import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router';
import { isProblem } from '../api/problem';
import { SessionProvider } from '../session/SessionContext';
import { SessionEndedDialog } from '../session/SessionEndedDialog';
import { TextProvider } from '../text/TextContext';
import { FaultBoundary } from './FaultBoundary';
import { Pages } from './Pages';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // Server-sent events keep what is shown fresh.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!isProblem(error) || error.status >= 500),
    },
  },
});

export function App() {
  return (
    <TextProvider>
      <FaultBoundary>
        <QueryClientProvider client={queries}>
          <BrowserRouter>
            <SessionProvider>
              <Pages />
              <SessionEndedDialog />
            </SessionProvider>
          </BrowserRouter>
        </QueryClientProvider>
      </FaultBoundary>
    </TextProvider>
  );
}
