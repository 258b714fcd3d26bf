export interface Vector {
  id: string
  topic: string
  input: unknown
  expected: unknown
  tolerance: { rel?: number; abs?: number }
}

/** Answers a vector in the shape of its expectation: every key expected has to be there, more may be. */
export type Topic = (vector: Vector, all: readonly Vector[]) => unknown
