import AuditPage from './AuditPage';

export default function HistoryPage() {
  return <AuditPage isMine />;
}
