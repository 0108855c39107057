import { PrinterOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { RefusalNotice } from '../api/RefusalNotice'
import { formatAmount } from '../money/amount'
import { useOfficialReceipt } from './voucherQueries'

/** One receipt as it is printed: always in Chinese, for it goes to the payer. */
export function OfficialReceiptPage() {
  const { t } = useTranslation()
  const shown = useOfficialReceipt(Number(useParams().id))
  if (shown.error) return <RefusalNotice error={shown.error} />
  if (!shown.data) return <Skeleton active />
  const receipt = shown.data
  return (
    <div className="stack">
      <div className="page-bar"><span /><Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t('vouchers.print')}</Button></div>
      <article className="receipt-paper" lang="zh-CN">
        {receipt.voidedAt && <span className="receipt-voided">作废</span>}
        <header><h1>执行款收据</h1><span className="digits">No. {receipt.number}</span></header>
        <dl>
          <div><dt>交款人</dt><dd>{receipt.payer ?? '（银行未载明）'}</dd></div>
          <div><dt>案号</dt><dd>{receipt.caseNumber}</dd></div>
          <div><dt>入账日期</dt><dd className="digits">{receipt.arrivedOn}</dd></div>
          <div><dt>开具日期</dt><dd className="digits">{receipt.issuedOn}</dd></div>
          <div className="receipt-wide"><dt>金额（大写）</dt><dd>人民币 {receipt.amountInWords}</dd></div>
          <div className="receipt-wide"><dt>金额（小写）</dt><dd className="digits">￥{formatAmount(receipt.amount)}</dd></div>
          <div className="receipt-wide"><dt>款项</dt><dd>执行案款，存入 {receipt.bookName}</dd></div>
          {receipt.voidedAt && <div className="receipt-wide"><dt>作废理由</dt><dd>{receipt.voidReason}（{receipt.voidedBy}）</dd></div>}
        </dl>
        <footer><span>开具人：{receipt.issuedBy}</span><span>收款单位（章）</span></footer>
      </article>
    </div>
  )
}
