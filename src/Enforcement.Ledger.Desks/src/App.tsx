import { App as AntApp, ConfigProvider, Spin } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router'
import { useMay, useMe } from './access/me'
import { Permitted } from './access/Permitted'
import { SignInPage } from './access/SignInPage'
import { RefusalNotice } from './api/RefusalNotice'
import { Refused } from './api/refusal'
import { CasePage } from './cases/CasePage'
import { CasesPage } from './cases/CasesPage'
import { HandoversPage } from './cases/HandoversPage'
import { CalendarPage } from './calendar/CalendarPage'
import { languageOf } from './language/language'
import { InboxPage } from './notices/InboxPage'
import { NoticesPage } from './notices/NoticesPage'
import { AlertsPage } from './oversight/AlertsPage'
import { OverviewPage } from './overview/OverviewPage'
import { BankPage } from './payouts/BankPage'
import { ChainsPage } from './payouts/ChainsPage'
import { PaperPage } from './papers/PaperPage'
import { VerifyPage } from './papers/VerifyPage'
import { DisputesPage } from './payouts/DisputesPage'
import { FeesPage } from './payouts/FeesPage'
import { PayoutDrawer } from './payouts/PayoutDrawer'
import { PayoutsPage } from './payouts/PayoutsPage'
import { ReturnsPage } from './payouts/ReturnsPage'
import { PersonsPage } from './persons/PersonsPage'
import { MatchingRulesPage } from './receipts/MatchingRulesPage'
import { BondsPage } from './receipts/BondsPage'
import { ExpectedPage } from './receipts/ExpectedPage'
import { ReceiptsPage } from './receipts/ReceiptsPage'
import { StatementDrawer } from './receipts/StatementDrawer'
import { StatementsPage } from './receipts/StatementsPage'
import { TemplatesPage } from './receipts/TemplatesPage'
import { UnknownDrawer } from './receipts/UnknownDrawer'
import { UnknownPage } from './receipts/UnknownPage'
import { AdjustmentPage } from './reconciliation/AdjustmentPage'
import { ReconciliationPage } from './reconciliation/ReconciliationPage'
import { RegisterPage } from './reconciliation/RegisterPage'
import { deskGroups } from './shell/desks'
import { Shell } from './shell/Shell'
import { theme } from './theme'
import { OfficialReceiptPage } from './vouchers/OfficialReceiptPage'
import { VouchersPage } from './vouchers/VouchersPage'

export function App() {
  const { i18n } = useTranslation()
  return (
    <ConfigProvider theme={theme} locale={languageOf(i18n.language) === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp><BrowserRouter><Door /></BrowserRouter></AntApp>
    </ConfigProvider>
  )
}

/** Lets nobody in who is not signed in; every address survives the sign-in. */
function Door() {
  const me = useMe()
  if (me.isPending) return <Spin size="large" className="door-wait" />
  if (!me.data) return me.error instanceof Refused && me.error.problem.status !== 401 ? <main className="door-wait"><RefusalNotice error={me.error} /></main> : <SignInPage />
  return (
    <Routes>
      <Route element={<Shell me={me.data} />}>
        <Route index element={<Landing />} />
        <Route path="alerts" element={<Permitted to="alert.read"><AlertsPage /></Permitted>} />
        <Route path="calendar" element={<Permitted to="calendar.read"><CalendarPage /></Permitted>} />
        <Route path="cases" element={<Permitted to="case.read"><CasesPage /></Permitted>} />
        <Route path="cases/handovers" element={<Permitted to="case.read"><HandoversPage /></Permitted>} />
        <Route path="cases/:id" element={<Permitted to="case.read"><CasePage /></Permitted>} />
        <Route path="receipts" element={<Permitted to="statement.read"><ReceiptsPage /></Permitted>} />
        <Route path="bonds" element={<Permitted to="case.read"><BondsPage /></Permitted>} />
        <Route path="expected-receipts" element={<Permitted to="case.read"><ExpectedPage /></Permitted>} />
        <Route path="unknown-funds" element={<Permitted to="statement.read"><UnknownPage /><Outlet /></Permitted>}>
          <Route path=":lineId" element={<UnknownDrawer />} />
        </Route>
        <Route path="payouts" element={<Permitted to="payout.read"><PayoutsPage /><Outlet /></Permitted>}>
          <Route path=":payoutId" element={<PayoutDrawer />} />
        </Route>
        <Route path="disputes" element={<Permitted to="payout.read"><DisputesPage /></Permitted>} />
        <Route path="bank" element={<Permitted to="payout.read"><BankPage /></Permitted>} />
        <Route path="fees" element={<Permitted to="treasury.read"><FeesPage /></Permitted>} />
        <Route path="returned-payments" element={<Permitted to="payout.read"><ReturnsPage /></Permitted>} />
        <Route path="papers" element={<Permitted to="paper.read"><VerifyPage /></Permitted>} />
        <Route path="papers/:code" element={<Permitted to="paper.issue"><PaperPage /></Permitted>} />
        <Route path="notices" element={<Permitted to="notice.read"><NoticesPage /></Permitted>} />
        <Route path="inbox" element={<Permitted to="notice.inbox"><InboxPage /></Permitted>} />
        <Route path="reconciliation" element={<Permitted to="reconciliation.read"><ReconciliationPage /></Permitted>} />
        <Route path="reconciliation/adjustment" element={<Permitted to="reconciliation.read"><AdjustmentPage /></Permitted>} />
        <Route path="reconciliation/register" element={<Permitted to="reconciliation.read"><RegisterPage /></Permitted>} />
        <Route path="vouchers" element={<Permitted to="statement.read"><VouchersPage /></Permitted>} />
        <Route path="vouchers/receipts/:id" element={<Permitted to="statement.read"><OfficialReceiptPage /></Permitted>} />
        <Route path="templates" element={<Permitted to="statement.read"><TemplatesPage /></Permitted>} />
        <Route path="matching-rules" element={<Permitted to="matching.read"><MatchingRulesPage /></Permitted>} />
        <Route path="approval-chains" element={<Permitted to="chain.read"><ChainsPage /></Permitted>} />
        <Route path="persons" element={<Permitted to="delegation.read"><PersonsPage /></Permitted>} />
        <Route path="statements" element={<Permitted to="statement.read"><StatementsPage /><Outlet /></Permitted>}>
          <Route path=":statementId" element={<StatementDrawer />} />
        </Route>
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
    </Routes>
  )
}

/** The overview; whoever reads no cases, such as the administrator, begins at the first desk of his own. */
function Landing() {
  const may = useMay()
  const first = deskGroups.flatMap(g => [...g.desks]).find(d => may(d.permission))
  return first && first.path !== '/' ? <Navigate to={first.path} replace /> : <Permitted to="case.read"><OverviewPage /></Permitted>
}
