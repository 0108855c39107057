import type { Language } from '../api/refusal'

type Saying = readonly [RegExp, string]

// The service gives its reasons in English; these are the same for the office, facts kept.
const sayings: readonly Saying[] = [
  [/^credited to sub-account (.+) of (.+)$/, '入账子账号 $1，属于 $2'],
  [/^flag: the payer is no party of the case$/, '提示：付款人不是本案当事人'],
  [/^the sub-account names another case$/, '子账号属于另一案件'],
  [/^sub-account (.+) belongs to (.+), but the case is closed$/, '子账号 $1 属于 $2，但案件已结'],
  [/^sub-account (.+) belongs to (.+), but the number is closed$/, '子账号 $1 属于 $2，但子账号已停用'],
  [/^the remark names several cases$/, '附言中有多个案号'],
  [/^the remark names one case, but the payer is no party of it and the amount is not what is outstanding$/, '附言中有一个案号，但付款人不是当事人，金额也与未执行额不符'],
  [/^the remark names (.+), which this court has no open case of$/, '附言中的案号 $1 不是本院在办案件'],
  [/^the remark names (.+)$/, '附言中的案号为 $1'],
  [/^the payer is a party of the case$/, '付款人是本案当事人'],
  [/^the amount is exactly what is outstanding$/, '金额与未执行额完全一致'],
  [/^the case that the remark names is closed$/, '附言中的案件已结'],
  [/^the case is closed$/, '案件已结'],
  [/^neither a sub-account nor a case number of this court$/, '既无子账号，也无本院案号'],
  [/^the bank's own description says interest$/, '银行摘要注明利息'],
  [/^the bank's own description says charge$/, '银行摘要注明手续费'],
  [/^instruction (.+) of refund (.+)$/, '退款指令 $1，退款 $2'],
  [/^the description says charge, but it names an account, or is larger than a charge is$/, '摘要注明手续费，但有对方账户或金额超过手续费限额'],
  [/^instruction (.+) of payout (.+)$/, '支付指令 $1，发放 $2'],
  [/^same amount$/, '金额相同'],
  [/^no instruction of ours carries this debit's id and amount$/, '没有与此支出编号和金额相符的支付指令'],
]

/** A reason in the reader's language; one that is not known here stays as the service said it. */
export function reasonText(reason: string, language: Language): string {
  if (language === 'en') return reason
  const saying = sayings.find(([pattern]) => pattern.test(reason))
  return saying ? reason.replace(saying[0], saying[1]) : reason
}
