import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Deal } from './deal.ts'
import { SubScores } from './sub-scores.tsx'
import { verdictNames } from './words.ts'

/** Whether they suit us: the latest screening with its five sub-scores and the evidence for each. */
export function ScreeningSection({ deal }: { deal: Deal }) {
  const list = useQuery(api.winning.screenings.queryOptions({ input: { dealId: deal.id, pageSize: 10 } }))
  const latest = list.data?.items[0]
  return (
    <Section
      title="Screening"
      aside={
        latest && <Link to={`/screenings/${latest.id}`}>{latest.frozenAt ? 'All answers' : 'Go on'}</Link>
      }
    >
      {latest?.frozenAt ? (
        <Scored id={latest.id} />
      ) : latest ? (
        <Running id={latest.id} />
      ) : (
        <None deal={deal} />
      )}
    </Section>
  )
}

function Scored({ id }: { id: string }) {
  const [all, setAll] = useState(false)
  const screening = useQuery(api.winning.screening.queryOptions({ input: { screeningId: id } }))
  if (!screening.data) return null
  const { result, questionnaire, answers, frozenAt, frozenBy, version } = screening.data
  const said = questionnaire.questions.flatMap((question) => {
    const answer = answers[question.key]
    return answer ? [{ question, answer }] : []
  })
  return (
    <>
      <p style={{ padding: '6px 0 10px' }}>
        <b>
          {result.verdict && verdictNames[result.verdict]}, {Math.round(result.score ?? 0)} of 100
        </b>
        {result.knockOuts.length > 0 && <span className="flag"> · {result.knockOuts.join('; ')}</span>}
        {result.isLarge && <span className="flag"> · larger than we have served</span>}
        <span className="under">
          {result.answered} answers, version {version}, <DayText day={frozenAt?.slice(0, 10)} form="brief" />,{' '}
          {frozenBy}
        </span>
      </p>
      <SubScores subs={result.subs} goodFrom={questionnaire.goodSubFrom} />
      {all ? (
        <table className="ledger dense">
          <tbody>
            {said.map(({ question, answer }) => (
              <tr key={question.key}>
                <td className="soft">{question.text}</td>
                <td>{answer.evidence}</td>
                <td className="n">{answer.points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <button type="button" className="word" onClick={() => setAll(true)}>
          What they said, {said.length} lines
        </button>
      )}
    </>
  )
}

const Running = ({ id }: { id: string }) => (
  <p style={{ padding: '8px 0' }}>
    It is being written. <Link to={`/screenings/${id}`}>Go on with the questions</Link>
  </p>
)

function None({ deal }: { deal: Deal }) {
  const navigate = useNavigate()
  const offBecause = useOffBecause('win')
  const start = useSubmit(api.winning.startScreening, {
    done: ({ id }) => void navigate({ to: `/screenings/${id}` }),
  })
  return (
    <>
      <p className="soft" style={{ padding: '6px 0 12px' }}>
        Not screened yet. Seven questions take five minutes by phone, and save a sales call with somebody who
        never wanted an agreement.
      </p>
      <Refusal of={start.refusal} />
      <PrimaryButton
        plain
        busy={start.busy}
        offBecause={offBecause}
        onClick={() => start.send({ dealId: deal.id })}
      >
        Screen them
      </PrimaryButton>
    </>
  )
}
