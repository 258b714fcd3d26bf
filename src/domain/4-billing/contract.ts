import { runsContract } from './runs/contract.ts'

export const billingContract = { ...runsContract }
