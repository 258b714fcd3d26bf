import { isDeepStrictEqual, parseArgs } from 'node:util'
import { killAndRepeat } from './crash/kill-and-repeat.ts'

// `npm run crash -- --kills 200 [--seed 1] [--clients 300]`: ends with one line, and with 1 where the books are wrong.
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '300' },
  },
})
const [kills, seed, clients] = [Number(values.kills), Number(values.seed), Number(values.clients)]
const { cutShort, withDatabase, stands, expected } = await killAndRepeat({
  kills,
  seed,
  clients,
  tell: (line) => console.log(line),
})
const { wrong, runs, ...books } = stands
const isRight = Object.keys(wrong).length === 0 && runs === kills && isDeepStrictEqual(books, expected)
if (!isRight) console.log(JSON.stringify({ wrong, runs, books, expected }, null, 2))
console.log(
  `${kills} kills (seed ${seed}), ${cutShort} before the answer, ${withDatabase} with the database: ${isRight ? 'nothing lost, nothing twice' : 'the books are wrong'}`,
)
process.exitCode = isRight ? 0 : 1
