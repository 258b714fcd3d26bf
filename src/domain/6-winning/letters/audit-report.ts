import type { Currency } from '#kernel/money.ts'
import { type Writing, writtenDay, writtenMoney } from '#kernel/writing.ts'
import type { AuditAnswer, AuditResult } from '../audits/rules/audit-score.ts'
import { byRisk, heatMap, riskOf } from '../audits/rules/findings.ts'
import type { AuditSection } from '../audits/rules/template.ts'

export type ReportFinding = {
  likelihood: number
  impact: number
  says: string
  doingNothing: string
  doingNothingMinor: number | null
  mend: string
  oneTimeMinor: number
  monthlyMinor: number
  quarter: string | null
}
export type AuditReport = {
  firm: { name: string; address: string; phone: string; email: string }
  writing: Writing
  currency: Currency
  client: string
  number: number
  on: string
  by: string
  isDelivered: boolean
  summary: string
  result: AuditResult
  sections: readonly AuditSection[]
  answers: Readonly<Record<string, { answer: AuditAnswer; evidence: string; by: string; answeredOn: string }>>
  findings: readonly ReportFinding[]
}

/** The report of an audit as a Typst document. */
export function auditReport(report: AuditReport) {
  const { firm, writing, client, number, result } = report
  const findings = [...report.findings].sort(byRisk)
  return {
    template,
    title: `IT audit of ${client}`,
    data: {
      firm: firm.name,
      under: [firm.phone, firm.email].filter((line) => line !== ''),
      aside: [
        `Audit ${number}`,
        writtenDay(report.on, writing),
        ...(report.isDelivered ? [] : ['Not delivered yet']),
      ],
      foot: [firm.name, firm.address].filter((part) => part !== '').join(' · '),
      title: `What we found at ${client}`,
      summary: report.summary.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''),
      score: scoreSentence(result),
      sections: result.sections.map((section) => [
        { text: section.name, under: isBad(section) ? section.ifBad : null },
        `${section.verified} of ${section.asked}`,
        section.score === null ? null : String(section.score),
      ]),
      sum: [
        'All sections',
        `${result.verified} of ${result.asked}`,
        result.score === null ? null : String(result.score),
      ],
      map: heatMap(findings).map((row) =>
        row.map(({ risk, numbers }) => ({ risk, numbers: numbers.join('  ') })),
      ),
      findings: findings.map((finding, at) => findingOf(finding, at + 1, report)),
      mends: mendRows(findings, report),
      answers: report.sections.map((section) => answersOf(section, report)),
      notes: `Answers are those of ${report.by} and of the people named beside them. References: C is CIS Controls v8 (IG1), N is NIST CSF 2.0, E is Cyber Essentials. This report is no certification.`,
    },
  }
}

function scoreSentence({ score, verified, asked, coverage }: AuditResult): string {
  const seen = `${verified} of ${asked} questions were verified, ${coverage} %.`
  return score === null
    ? seen
    : `${score} of 100 over what was verified. ${seen} What was not verified is not counted as good.`
}

const isBad = ({ score }: { score: number | null }) => score !== null && score < 60

function findingOf(finding: ReportFinding, number: number, { writing, currency }: AuditReport) {
  const { says, doingNothing, doingNothingMinor, mend, likelihood, impact } = finding
  const about =
    doingNothingMinor === null
      ? ''
      : ` About ${writtenMoney(doingNothingMinor, currency, writing, { whole: true })}.`
  const cost = about && !/[.!?]$/.test(doingNothing) ? `.${about}` : about
  return {
    number: String(number),
    says,
    pairs: [
      ['Risk', `${riskWords[riskOf(finding)]}: likelihood ${likelihood}, impact ${impact}`],
      ['Doing nothing', `${doingNothing}${cost}`],
      ...(mend ? [['What mends it', mend]] : []),
    ],
  }
}

function mendRows(findings: readonly ReportFinding[], { writing, currency }: AuditReport) {
  const money = (minor: number) =>
    minor === 0 ? null : writtenMoney(minor, currency, writing, { bare: true })
  return findings.flatMap(({ mend, oneTimeMinor, monthlyMinor, quarter }, at) =>
    mend ? [[`${at + 1}  ${mend}`, quarter, money(oneTimeMinor), money(monthlyMinor)]] : [],
  )
}

function answersOf({ key, name, questions }: AuditSection, { answers, writing }: AuditReport) {
  return {
    title: `${key} ${name}`,
    rows: questions.map((question) => {
      const given = answers[question.key]
      const seen = given?.evidence
        ? `${given.evidence} (${given.by}, ${writtenDay(given.answeredOn, writing, 'short')})`
        : null
      return [
        question.key,
        { text: question.text, under: [seen, question.references].filter(Boolean).join(' · ') || null },
        answerWords[given?.answer ?? 'not-verified'],
      ]
    }),
  }
}

export const answerWords: Record<AuditAnswer, string> = {
  yes: 'yes',
  partly: 'partly',
  no: 'no',
  'not-applicable': 'does not apply',
  'not-verified': 'not verified',
}
export const riskWords = { severe: 'Severe', high: 'High', moderate: 'Moderate', low: 'Low' } as const

const template = `#import "house.typ": *
#show: paper.with(firm: data.firm, under: data.under, aside: data.aside, foot: data.foot)
= #data.title
#for paragraph in data.summary { lead(paragraph) }
#lead(data.score)

== Section by section
#ledger(head: ("Section", "Verified", "Score"), rows: data.sections, sums: (data.sum,))

#if data.findings.len() > 0 [
== Where it hurts
#let shade = (severe: rgb("#f0b8b2"), high: rgb("#f6dcb4"), moderate: rgb("#f3efd9"), low: rgb("#edf2ef"))
#block(above: 5mm, below: 5mm, breakable: false, {
  set text(size: 8pt)
  grid(
    columns: (18mm,) + (22mm,) * 5,
    rows: (11mm,) * 5 + (7mm,),
    gutter: 1pt,
    align: center + horizon,
    ..data.map.enumerate().map(((y, row)) => (
      align(left + horizon, faint(if y == 0 { "likely" } else if y == 4 { "rare" } else { "" })),
      ..row.map(cell => grid.cell(fill: shade.at(cell.risk), text(..semibold, cell.numbers))),
    )).flatten(),
    [], faint("harmless"), [], [], [], faint("grave"),
  )
})
#for finding in data.findings {
  block(breakable: false, below: 6mm, {
    text(..semibold, finding.number + "  " + finding.says)
    v(-1mm)
    facts(finding.pairs, width: 28mm)
  })
}
]

#if data.mends.len() > 0 [
== What we recommend
#ledger(head: ("Finding and what mends it", "Quarter", "Once", "A month"), rows: data.mends)
]

== Every answer
#for section in data.answers [
=== #section.title
#ledger(rows: section.rows, widths: (10mm, 1fr, auto), sides: ("left", "left", "right"), tight: true)
]
#note(data.notes)
`
