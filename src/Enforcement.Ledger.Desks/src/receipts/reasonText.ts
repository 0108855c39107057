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
  [/^the bank booked several payments as one, and what one of them says does not hold for all$/, '银行将多笔付款合并入账，其中一笔的附言不能代表整笔'],
  [/^the remark names one case, but the payer is no party of it and the amount is not what is outstanding$/, '附言中有一个案号，但付款人不是当事人，金额也与未执行额不符'],
  [/^the remark names (.+), which this court has no open case of$/, '附言中的案号 $1 不是本院在办案件'],
  [/^the remark names another case$/, '附言中的案号是另一案件'],
  [/^the remark names no case in full$/, '附言中没有完整案号'],
  [/^the remark points to more than one case$/, '附言指向不止一个案件'],
  [/^the remark says that a payment of ours comes back; it is no payment of a debtor$/, '附言表明是本院付款退回，不是当事人交款'],
  [/^the remark has the whole number of the case$/, '附言中有该案完整案号'],
  [/^the remark has the number of a title case on which the case rests$/, '附言中有该案执行依据的案号'],
  [/^the remark has the number of the case without its year$/, '附言中有该案案号，但缺年度'],
  [/^the remark has the number of the case without its court$/, '附言中有该案案号，但缺法院代字'],
  [/^the remark names (.+)$/, '附言中的案号为 $1'],
  [/^the payer is a party of the case$/, '付款人是本案当事人'],
  [/^the amount is exactly what is outstanding$/, '金额与未执行额完全一致'],
  [/^the case that the remark names is closed$/, '附言中的案件已结'],
  [/^the case is closed$/, '案件已结'],
  [/^credited to a sub-account of the case$/, '入账账号是该案子账号'],
  [/^the payer's account paid this case before$/, '该付款账户曾向本案付款'],
  [/^the payer is a debtor of this open case$/, '付款人是该在办案件的被执行人'],
  [/^the payer is debtor in many open cases, and nothing says which one is meant$/, '付款人是多个在办案件的被执行人，无法判断是哪一件'],
  [/^neither a sub-account nor a case number; only the payer points to a case$/, '既无子账号也无案号，仅付款人指向案件'],
  [/^(\d+) cases fit equally well and nothing tells them apart$/, '有 $1 个案件同样符合，无法区分'],
  [/^(\d+) cases are likelier$/, '另有 $1 个案件更可能'],
  [/^a score of (\d+) is too low to propose it$/, '得分 $1 过低，不列为候选'],
  [/^neither a sub-account nor a case number of this court$/, '既无子账号，也无本院案号'],
  [/^the bank's own description says interest$/, '银行摘要注明利息'],
  [/^the bank's own description says charge$/, '银行摘要注明手续费'],
  [/^instruction (.+) of payout (.+) came back$/, '支付指令 $1（发放 $2）退票'],
  [/^a payment that comes back is no payment of a debtor$/, '退回的支付不是被执行人付款'],
  [/^same amount and account, and the remark says so$/, '金额与账号相同，附言注明退回'],
  [/^it carries instruction (.+), which has come back already or is none of this book$/, '附有支付指令 $1，该指令已退票或不属于本账簿'],
  [/^instruction (.+) is not paid, so it cannot come back$/, '支付指令 $1 未支付，不会退票'],
  [/^instruction (.+) was for (.+), not (.+)$/, '支付指令 $1 金额为 $2，不是 $3'],
  [/^the remark says that a payment of ours comes back, but no paid instruction has this amount and account$/, '附言注明退回，但没有金额与账号相符的已支付指令'],
  [/^the remark says that a payment of ours comes back, and several paid instructions have this amount and account$/, '附言注明退回，但有多笔已支付指令金额与账号相符'],
  [/^instruction (.+) of refund (.+)$/, '退款指令 $1，退款 $2'],
  [/^the description says charge, but it names an account, or is larger than a charge is$/, '摘要注明手续费，但有对方账户或金额超过手续费限额'],
  [/^instruction (.+) of payout (.+)$/, '支付指令 $1，发放 $2'],
  [/^deduction order (.+) of (.+)$/, '扣划文书 $1，属于 $2'],
  [/^paid from an account of the bank's own$/, '由银行内部账户划入'],
  [/^the deduction order names another case$/, '扣划文书属于另一案件'],
  [/^same amount$/, '金额相同'],
  [/^opening (.+), last closing (\S+) on (\S+)$/, '本单期初 $1，上期期末 $2（$3）'],
  [/^opening (.+), last closing (\S+)$/, '本单期初 $1，上期期末 $2'],
  [/^(\d+) of (\d+) lines are not posted, closing (\S+), posted (\S+) under this identity, a bank reference is posted with other content$/, '$2 行中有 $1 行未入账，期末 $3，同一对账单已入账期末 $4；有银行流水号已按不同内容入账'],
  [/^(\d+) of (\d+) lines are not posted, closing (\S+), posted (\S+) under this identity$/, '$2 行中有 $1 行未入账，期末 $3，同一对账单已入账期末 $4'],
  [/^(\d+) of (\d+) lines are not posted, closing (\S+), a bank reference is posted with other content$/, '$2 行中有 $1 行未入账，期末 $3；有银行流水号已按不同内容入账'],
  [/^(\d+) of (\d+) lines are not posted, closing (\S+)$/, '$2 行中有 $1 行未入账，期末 $3'],
  [/^page (\d+), the last one$/, '第 $1 页（末页），其余各页未齐'],
  [/^page (\d+)$/, '第 $1 页，其余各页未齐'],
  [/^page (\d+), all pages are in$/, '第 $1 页，各页已齐'],
  [/^pages 1 to (\d+): opening (.+), lines (\S+), closing (.+)$/, '共 $1 页：期初 $2，发生额 $3，期末 $4，不能核平'],
  [/^no instruction of ours carries this debit's id and amount$/, '没有与此支出编号和金额相符的支付指令'],
]

/** A reason in the reader's language; one that is not known here stays as the service said it. */
export function reasonText(reason: string, language: Language): string {
  if (language === 'en') return reason
  const saying = sayings.find(([pattern]) => pattern.test(reason))
  return saying ? reason.replace(saying[0], saying[1]) : reason
}
