import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { ContainerListPage } from '../container/ContainerListPage';
import { fetchAhead } from '../container/containers';
import { LiveProvider } from '../live/LiveContext';
import { NoticeProvider } from '../part/Notices';
import { Loading } from '../part/states';
import { LoginPage } from '../session/LoginPage';
import { useSession } from '../session/SessionContext';
import { Frame } from './Frame';
import { MissingPage } from './MissingPage';

// Only the list is loaded at once; the rest comes when it is opened.
const CreatePage = lazy(() => import('../create/CreatePage'));
const places = {
  container: lazy(() => import('../one/ContainerPage')),
  myPc: lazy(() => import('../token/MyPcPage')),
  kubectl: lazy(() => import('../kubectl/KubectlPage')),
  history: lazy(() => import('../audit/HistoryPage')),
  audit: lazy(() => import('../audit/AuditPage')),
  hosts: lazy(() => import('../host/HostListPage')),
  host: lazy(() => import('../host/HostPage')),
  registerHost: lazy(() => import('../host/RegisterHostPage')),
  quotas: lazy(() => import('../quota/QuotasPage')),
  allContainers: lazy(() => import('../container/AllContainersPage')),
  orphans: lazy(() => import('../orphan/OrphanPage')),
  images: lazy(() => import('../image/ImagesPage')),
  image: lazy(() => import('../image/ImagePage')),
  runner: lazy(() => import('../runner/RunnerPage')),
  templates: lazy(() => import('../template/TemplatesPage')),
  templateForm: lazy(() => import('../template/TemplateFormPage')),
};

/** Every address of the page. */
export function Pages() {
  const queries = useQueryClient();
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where the page is opened
  useEffect(() => {
    if (pathname === '/' || pathname === '/containers') {
      fetchAhead(queries);
    }
  }, []);
  return (
    <Routes>
      <Route path="/login" element={<LoginPage />} />
      <Route element={<Inside />}>
        <Route index element={<Navigate to="/containers" replace />} />
        <Route path="/containers" element={<ContainerListPage />} />
        <Route path="/containers/new" element={<CreatePage />} />
        <Route path="/containers/:id/:part?" element={<places.container />} />
        <Route path="/my-pc" element={<places.myPc />} />
        <Route path="/kubectl" element={<places.kubectl />} />
        <Route path="/history" element={<places.history />} />
        <Route path="/images" element={<places.images />} />
        <Route path="/images/shared" element={<places.images />} />
        <Route path="/images/:id" element={<places.image />} />
        <Route path="/runner" element={<places.runner />} />
        <Route path="/templates" element={<places.templates />} />
        <Route path="/templates/new" element={<places.templateForm />} />
        <Route path="/templates/:name/edit" element={<places.templateForm />} />
        <Route element={<ForAdmins />}>
          <Route path="/admin/hosts" element={<places.hosts />} />
          <Route path="/admin/hosts/:name" element={<places.host />} />
          <Route path="/admin/register-host" element={<places.registerHost />} />
          <Route path="/admin/containers" element={<places.allContainers />} />
          <Route path="/admin/quotas" element={<places.quotas />} />
          <Route path="/admin/orphans" element={<places.orphans />} />
          <Route path="/admin/audit" element={<places.audit />} />
        </Route>
        <Route path="*" element={<MissingPage />} />
      </Route>
    </Routes>
  );
}

/** Everything but the login is for people who are known. */
function Inside() {
  const { person } = useSession();
  if (person === undefined) {
    return <Loading />;
  }
  if (person === null) {
    const then = location.pathname + location.search;
    return <Navigate to={`/login?${new URLSearchParams({ then })}`} replace />;
  }
  return (
    <LiveProvider>
      <NoticeProvider>
        <Frame person={person}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Frame>
      </NoticeProvider>
    </LiveProvider>
  );
}

function ForAdmins() {
  return useSession().person?.roles.includes('admin') ? <Outlet /> : <MissingPage />;
}
