import { z } from 'zod'
import { aggregateTopics, skewnessTolerance } from './actuarial/aggregate.ts'
import { firstDifference } from './actuarial/compare.ts'
import { credibilityTopics } from './actuarial/credibility.ts'
import { distributionTopics } from './actuarial/distributions.ts'
import { fitTopics } from './actuarial/fits.ts'
import { queueTopics } from './actuarial/queues.ts'
import { survivalTopics } from './actuarial/survival.ts'
import type { Topic, Vector } from './actuarial/topic.ts'
import { failed, type Outcome } from './outcome.ts'

const actuarialFile = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      topic: z.string(),
      input: z.unknown(),
      expected: z.unknown(),
      tolerance: z.object({ rel: z.number().optional(), abs: z.number().optional() }).default({}),
    }),
  ),
})

const topics: Record<string, Topic> = {
  ...aggregateTopics,
  ...credibilityTopics,
  ...distributionTopics,
  ...fitTopics,
  ...queueTopics,
  ...survivalTopics,
}

/** Runs every vector of an actuarial file through the engine: by topic, each figure within the vector's tolerance. */
export function checkActuarial(document: unknown): Outcome[] {
  const file = actuarialFile.parse(document)
  return file.vectors.map((vector) => outcome(vector, file.vectors))
}

function outcome(vector: Vector, all: readonly Vector[]): Outcome {
  const answer = topics[vector.topic]
  if (!answer) return failed(vector.id, 'a known topic', vector.topic)
  try {
    const got = answer(vector, all)
    const byPath = { skewness: skewnessTolerance(vector.expected, got) }
    const difference = firstDifference(vector.expected, got, { ...vector.tolerance, byPath })
    if (difference) return failed(vector.id, difference.expected, difference.got)
    return { id: vector.id, passed: true, expected: vector.topic, got: vector.topic }
  } catch (error) {
    return failed(vector.id, vector.topic, String(error))
  }
}
