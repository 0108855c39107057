# Largest remainder: the shares make up the pot to the fen.
2026-03-02T09:00 adm1 case label=C1 number=（2026）川0104执4801号 applicant=甲公司 debtor=钱某 debtor_kind=person claim=10000.00 => ok
ex1 plan label=D1 case=C1 pot=100.00 creditors=甲公司:10000.00,丙公司:10000.00,丁公司:10000.00 => Drafted shares=甲公司:33.34,丙公司:33.33,丁公司:33.33
ex1 plan label=D2 case=C1 pot=0.02 creditors=甲公司:1.00,丙公司:2.00,丁公司:4.00 => Drafted shares=甲公司:0.00,丙公司:0.01,丁公司:0.01
check plan plan=D1 state=Replaced version=1
# A company is no case of joining: its creditors come in the order of their seizures.
adm1 case label=C2 number=（2026）川0104执4802号 applicant=甲公司 debtor=乙公司 claim=10000.00 => ok
ex1 plan label=D3 case=C2 pot=100.00 creditors=甲公司:90.00:2026-01-05,丙公司:90.00:2026-01-03 => Drafted method=SeizureOrder shares=甲公司:10.00,丙公司:90.00
