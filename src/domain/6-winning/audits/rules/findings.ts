export type Finding = { likelihood: number; impact: number; says: string }
export type Risk = 'severe' | 'high' | 'moderate' | 'low'

/** Likelihood × impact, both 1 to 5. */
export const weightOf = ({ likelihood, impact }: Pick<Finding, 'likelihood' | 'impact'>) =>
  likelihood * impact

export function riskOf(finding: Pick<Finding, 'likelihood' | 'impact'>): Risk {
  const weight = weightOf(finding)
  return weight >= 15 ? 'severe' : weight >= 9 ? 'high' : weight >= 4 ? 'moderate' : 'low'
}

/** The gravest first; of equals the one that hurts more. */
export const byRisk = (a: Finding, b: Finding) =>
  weightOf(b) - weightOf(a) || b.impact - a.impact || a.says.localeCompare(b.says)

/** One cell of the heat map: findings are numbered in the order of their risk. */
export type HeatCell = { likelihood: number; impact: number; risk: Risk; numbers: number[] }

/** Five rows from the most likely down, five columns from the least impact up. */
export function heatMap(findings: readonly Finding[]): HeatCell[][] {
  const sorted = [...findings].sort(byRisk)
  return [5, 4, 3, 2, 1].map((likelihood) =>
    [1, 2, 3, 4, 5].map((impact) => ({
      likelihood,
      impact,
      risk: riskOf({ likelihood, impact }),
      numbers: sorted.flatMap((finding, at) =>
        finding.likelihood === likelihood && finding.impact === impact ? [at + 1] : [],
      ),
    })),
  )
}
