using System.Text;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Kernel;
using FluentAssertions;
using NodaTime;
using Xunit;

namespace Enforcement.Ledger.Tests.Cases;

public partial class CaseFileTests
{
    const string Header = "number,court,applicant,applicant_id,debtor,debtor_kind,debtor_id,sub_account,officer,claim,outstanding,payee,payee_account,payee_bank,payee_cnaps,confirmation_document,confirmed_on\n";
    const string Good = "（2026）川0104执101号,川0104,甲公司,91510100MA0000000H,张三,person,510104199001010019,4402203009100112345,ex1,100000.00,80000,甲公司,6222020000000000018,工行成都分行,102651000012,确认书1号,2026-01-05\n";

    [Fact]
    public void A_line_is_a_case_with_its_parties_and_the_confirmed_account()
    {
        var row = Read(Header + Good).Rows.Should().ContainSingle().Subject;

        row.Number.Key.Should().Be("2026|川0104|执|101");
        row.Court.Should().Be("川0104");
        row.Applicants.Should().Equal(new PartyRow("甲公司", PartyKind.Company, "91510100MA0000000H"));
        row.Debtors.Should().Equal(new PartyRow("张三", PartyKind.Person, "510104199001010019"));
        row.SubAccount!.Value.ToString().Should().Be("4402203009100112345");
        (row.Officer, row.Claim, row.Outstanding, row.Line).Should().Be(("ex1", Money.FromMinor(100_000_00), Money.FromMinor(80_000_00), 2));
        row.Payees.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Name = "甲公司",
            Bank = "工行成都分行",
            Cnaps = "102651000012",
            ConfirmationDocument = "确认书1号",
            ConfirmedOn = new LocalDate(2026, 1, 5),
        });
    }

    [Fact]
    public void Where_a_party_is_told_comes_with_its_paper_and_in_its_form()
    {
        const string header = "案号,申请执行人,申请人电话,申请人微信,申请人送达地址确认书,被执行人,被执行人类型,被执行人电话,被执行人送达地址确认书,承办人,标的额\n";
        var row = Good1(Read(header + "（2026）川0104执101号,甲,138-0000-1234,jia_2026,确认书1,乙,自然人,,,ex1,1\n"));
        row.Applicants[0].Should().Be(new PartyRow("甲", null, null, new("13800001234", "确认书1"), new("jia_2026", "确认书1")));
        row.Debtors[0].Phone.Should().BeNull();
        Good1(Read("""[{"number":"（2026）川0104执101号","applicants":[{"name":"甲","phone":"13800001234","contact_document":"确认书1"}],"debtor":"乙","debtor_kind":"person","officer":"ex1","claim":"1"}]"""))
            .Applicants[0].Phone.Should().Be(new ContactRow("13800001234", "确认书1"));

        var faults = Read(header + "（2026）川0104执101号,甲,abc,微信,确认书1,乙,自然人,13800001234,,ex1,1\n（2026）川0104执102号,甲,,,确认书1,乙,自然人,,,ex1,1\n").Faults;
        faults.Select(f => (f.Code, f.Line, f.Field)).Should().Equal(("contact.invalid", 2, "申请人电话"), ("contact.invalid", 2, "申请人微信"), ("contact.document-missing", 2, "debtor_contact_document"),
            ("contact.missing", 3, "申请人送达地址确认书"));
        Read(header + "（2026）川0104执101号,甲,13800001234,,确认书1,乙,自然人,,,ex1,1\n（2026）川0104执101号,甲,13800009999,,确认书1,,,,,,\n").Faults
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = "case.number-twice", Line = 3, Field = "申请人电话" });
    }

    [Fact]
    public void Chinese_headers_in_GB18030_and_a_spreadsheets_habits_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "被执行人,案号,申请执行人,被执行人类型,承办人,标的额,收款人,收款账号,开户行,,\r\n"
            + "䶮公司,（２０２６）川0104执101号,李四,企业,ex1,\"￥1,234.50\",李　四,\"=\"\"6222020000000000018\"\"\",工行\t,,\r\n,,,,,,,,,,\r\n";

        var row = Good1(CaseFile.Read(Encoding.GetEncoding("GB18030").GetBytes(text), "案件.csv"));

        row.Debtors.Should().Equal(new PartyRow("䶮公司", PartyKind.Company, null));
        row.Claim.Should().Be(Money.FromMinor(1_234_50));
        row.Outstanding.Should().Be(row.Claim, "nothing is said of what was paid");
        row.Payees.Single().Account.ToString().Should().Be("6222020000000000018");
        row.Payees.Single().ConfirmedOn.Should().BeNull();
        row.SubAccount.Should().BeNull();
    }

    [Fact]
    public void Further_lines_of_a_number_in_any_spelling_add_parties_and_payees()
    {
        var row = Good1(Read(Header + Good
            + "(2026)川0104執101號之一,,乙,510104198506151234,,,,,,,,乙,012345678901,农行,,,\n"
            + "（2026）川0104执101号,,,,丙公司,company,,4402203009100112345,ex1,100000,,,,,,,\n"
            + "（2026）川0104执101号,,甲公司,,张三,,,,,,,,,,,,\n"));

        row.Applicants.Select(a => a.Name).Should().Equal("甲公司", "乙");
        row.Debtors.Select(a => a.Name).Should().Equal("张三", "丙公司");
        row.Payees.Select(p => p.Account.ToString()).Should().Equal("6222020000000000018", "012345678901");
    }

    [Fact]
    public void Two_people_of_one_name_are_told_apart_by_their_identifiers() =>
        Good1(Read(Header + Good + "（2026）川0104执101号,,,,张三,person,510104198506151234,,,,,,,,,,\n")).Debtors.Should().HaveCount(2);

    [Fact]
    public void The_same_cases_in_JSON_give_the_same_rows()
    {
        const string json = """
            [{"number": "（2026）川0104执101号", "court": "川0104", "sub_account": "4402203009100112345", "officer": "ex1", "claim": "100000.00", "outstanding": 80000,
              "applicants": [{"name": "甲公司", "id": "91510100MA0000000H"}, {"name": "乙", "kind": "person"}],
              "debtors": [{"name": "张三", "kind": "person", "id": "510104199001010019"}],
              "payees": [{"name": "甲公司", "account": "6222020000000000018", "bank": "工行成都分行", "cnaps": "102651000012", "confirmation_document": "确认书1号", "confirmed_on": "2026-01-05"},
                         {"name": "乙", "account": "012345678901", "bank": "农行", "cnaps": null}]}]
            """;
        var csv = Good1(Read(Header + Good + "（2026）川0104执101号,,乙,,,,,,,,,乙,012345678901,农行,,,\n"));

        var row = Good1(Read(json, "cases.json"));

        row.Path.Should().Be("$[0]");
        row.Should().BeEquivalentTo(csv, o => o.Excluding(r => r.Line).Excluding(r => r.Path).Excluding(r => r.Applicants));
        row.Applicants.Should().Equal(csv.Applicants[0], new PartyRow("乙", PartyKind.Person, null));
    }

    [Fact]
    public void JSON_takes_single_parties_by_the_names_of_the_columns() =>
        Good1(Read("""[{"案号":"（2026）川01执1号","applicant":"甲","debtor":"乙公司","debtor_kind":"company","officer":"ex1","claim":0}]""", "c.json"))
            .Applicants.Single().Name.Should().Be("甲");

    static CaseRow Good1(CaseFile file)
    {
        file.Faults.Should().BeEmpty();
        return file.Rows.Should().ContainSingle().Subject;
    }

    static CaseFile Read(string text, string name = "cases.csv") => CaseFile.Read(Encoding.UTF8.GetBytes(text), name);
}
