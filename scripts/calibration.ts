import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { calibrateChanceOfLoss } from './calibration/chance-of-loss.ts'
import { told } from './calibration/judged.ts'
import { plot } from './calibration/plot.ts'
import { calibratePromises } from './calibration/promises.ts'

/*
 * `node scripts/calibration.ts [FIRMS]`: in a world where the assumptions are true, how often does a quoted chance come about? Writes the plots
 * of docs/actuary.md.
 */
const firms = Number(process.argv[2] ?? 1000)
const quoted = [0.05, 0.1, 0.2]

const loss = calibrateChanceOfLoss(firms, quoted)
console.log(['Chance of loss', ...told(loss)].join('\n'))
save(
  'calibration',
  plot('Quoted chance of loss against what came about', [{ name: 'fee', calibration: loss }]),
)

const { asQuoted, takenAsKnown, meanQuoted, meanRealised } = calibratePromises(firms, quoted)
console.log(['Promise broken in a year', ...told(asQuoted)].join('\n'))
console.log(['The same with what was learned taken as known', ...told(takenAsKnown)].join('\n'))
console.log(`tickets in time: quoted ${meanQuoted.toFixed(4)}, realised ${meanRealised.toFixed(4)}`)
save(
  'calibration-promises',
  plot('Quoted chance of a broken promise against what came about', [
    { name: 'as quoted', calibration: asQuoted },
    { name: 'were all that was learned known', calibration: takenAsKnown },
  ]),
)

function save(name: string, picture: string) {
  writeFileSync(join(import.meta.dirname, `../docs/${name}.svg`), picture)
}
