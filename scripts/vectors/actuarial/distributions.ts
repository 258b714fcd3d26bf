import { z } from 'zod'
import { beta } from '../../../src/actuary/distributions/beta.ts'
import { binomial } from '../../../src/actuary/distributions/binomial.ts'
import type {
  ContinuousDistribution,
  DiscreteDistribution,
} from '../../../src/actuary/distributions/distribution.ts'
import { gamma } from '../../../src/actuary/distributions/gamma.ts'
import { geometric } from '../../../src/actuary/distributions/geometric.ts'
import { logarithmic } from '../../../src/actuary/distributions/logarithmic.ts'
import { lognormal } from '../../../src/actuary/distributions/lognormal.ts'
import { negativeBinomial } from '../../../src/actuary/distributions/negative-binomial.ts'
import { normal } from '../../../src/actuary/distributions/normal.ts'
import { pareto } from '../../../src/actuary/distributions/pareto.ts'
import { poisson } from '../../../src/actuary/distributions/poisson.ts'
import { weibull } from '../../../src/actuary/distributions/weibull.ts'
import { digamma, lbeta, lgamma, trigamma } from '../../../src/actuary/special.ts'
import type { Topic } from './topic.ts'

type Law = ContinuousDistribution | DiscreteDistribution

const limit = z.union([
  z.number(),
  z.enum(['Inf', '-Inf']).transform((text) => (text === 'Inf' ? Infinity : -Infinity)),
])
const values = z.array(z.object({ f: z.string(), args: z.array(limit) }))

/** R's names; parameters in R's order with R's defaults. */
const families: Record<string, (first?: number, second?: number) => Law> = {
  lnorm: (meanlog = 0, sdlog = 1) => lognormal({ meanlog, sdlog }),
  gamma: (shape = NaN, rate = 1) => gamma({ shape, rate }),
  weibull: (shape = NaN, scale = 1) => weibull({ shape, scale }),
  pareto: (shape = NaN, scale = NaN) => pareto({ shape, scale }),
  norm: (mean = 0, sd = 1) => normal({ mean, sd }),
  beta: (a = NaN, b = NaN) => beta({ a, b }),
  pois: (lambda = NaN) => poisson({ lambda }),
  nbinom: (size = NaN, prob = NaN) => negativeBinomial({ size, prob }),
  binom: (n = NaN, prob = NaN) => binomial({ n, prob }),
  geom: (prob = NaN) => geometric({ prob }),
  logarithmic: (prob = NaN) => logarithmic({ prob }),
}

const special: Record<string, (first: number, second: number) => number> = {
  lgamma,
  lbeta,
  digamma,
  trigamma,
}

export const distributionTopics: Record<string, Topic> = {
  distributions: ({ expected }) =>
    values.parse(expected).map(({ f, args }) => ({ f, args, value: figureOf(f, args) })),
}

function figureOf(name: string, [x = NaN, ...parameters]: number[]): number {
  const isUpper = name.includes('_upper')
  const isLog = name.includes('_log')
  const plain = name.replace(/_(upper|log)/g, '')
  const own = special[plain]
  if (own) return own(x, parameters[0] ?? NaN)
  const [, kind = '', family = ''] = /^(lev|[pqdm])(.+)$/.exec(plain) ?? []
  const law = families[family]?.(...parameters)
  if (!law) throw new Error(`no function ${name}`)
  return answers[kind]?.(law, x, isUpper, isLog) ?? NaN
}

const answers: Record<string, (law: Law, x: number, isUpper: boolean, isLog: boolean) => number> = {
  p: (law, x, isUpper, isLog) => {
    if (isLog) return isUpper ? law.logSurvival(x) : law.logCdf(x)
    return isUpper ? law.survival(x) : law.cdf(x)
  },
  q: (law, x, isUpper, isLog) => {
    const chance = isLog ? Math.exp(x) : x
    if (isLog && chance > 0.5)
      return isUpper ? law.quantile(-Math.expm1(x)) : law.survivalQuantile(-Math.expm1(x))
    return isUpper ? law.survivalQuantile(chance) : law.quantile(chance)
  },
  d: (law, x, _, isLog) => {
    if ('pdf' in law) return isLog ? law.logPdf(x) : law.pdf(x)
    return isLog ? law.logPmf(x) : law.pmf(x)
  },
  m: (law, order) => law.moment(order),
  lev: (law, x) => law.limitedExpectedValue(x),
}
