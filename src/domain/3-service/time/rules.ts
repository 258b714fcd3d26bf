export { coverageHeadline, testWords } from './rules/coverage-words.ts'
export { mayChangeTime, type ReadWork, readWork, timerMinutes } from './rules/read-work.ts'
