export { allow } from './allow.ts'
export { personActor } from './queries.ts'
