# Catalogue, row 5: the name on the paper is nearly, or the account is, another person's. Names are compared exactly, never by likeness.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执243号 applicant=甲公司（成都）有限公司 debtor=乙公司 claim=1000.00 => ok
adm1 case label=C2 number=（2026）川0104执244号 applicant=丙公司 debtor=丁公司 claim=1000.00 => ok
ex1 payee case=C1 name=甲公司（成都）有限公司 holder=甲公司成都有限公司 account=6222020000000000018 => refused payee.holder-differs
ex1 payee case=C1 name=甲公司（成都）有限公司 holder=甲公司（成都） account=6222020000000000018 => refused payee.holder-differs
ex1 payee case=C1 name=甲公司（成都）有限公司 holder=乙公司 account=6222020000000000018 => refused payee.holder-differs
# The same after normalisation: half-width brackets and blanks.
ex1 payee label=A1 case=C1 name=甲公司（成都）有限公司 holder="甲公司 (成都) 有限公司" account="6222 0200 0000 0000 018" => ok
reg1 confirm payee=A1 => ok
# One account has one holder.
ex1 payee case=C2 name=丙公司 account=6222020000000000018 => refused payee.account-of-another
ex1 payee case=C2 name=丙公司 account=62220200000000E18 => refused payee.account-invalid
ex1 payee case=C2 name=丙公司 account=6222020000000000026 cnaps=12 => refused payee.cnaps-invalid
check invariants
