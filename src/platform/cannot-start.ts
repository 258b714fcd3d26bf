/** Why a start cannot go on, as the sentence the person at the terminal needs. The mains print it and end with 1. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
