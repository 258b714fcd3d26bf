import './winning.css'
import { nothing } from '#web/ui/format.ts'
import { type ScreeningResult, subScores } from '#winning/rules'
import { subNames } from './words.ts'

/** The five sub-scores as bars; the thin line is what a good one needs. */
export function SubScores({ subs, goodFrom }: { subs: ScreeningResult['subs']; goodFrom: number }) {
  return (
    <ul className="sub-scores">
      {subScores.map((sub) => {
        const score = subs[sub]
        return (
          <li key={sub}>
            <span>{subNames[sub]}</span>
            <span className="score-bar" role="img" aria-label={`${subNames[sub]} ${score ?? 'not asked'}`}>
              <i style={{ width: `${score ?? 0}%` }} />
              <b style={{ left: `${goodFrom}%` }} />
            </span>
            <span className="n">
              {score === null ? <span className="faint">{nothing}</span> : Math.round(score)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
