import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Minor, Name, Revision } from '#kernel/contract.ts'
import { FirmSize } from '../set-up/contract.ts'

const FirmFields = z.object({
  name: Name,
  country: z.string().regex(/^[A-Z]{2}$/, 'An ISO country such as IE is right.'),
  currency: Currency,
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A locale such as en-IE is right.'),
  zone: z.string(),
  size: FirmSize,
  address: z.string().max(1000),
  phone: z.string().max(60),
  email: z.union([z.email(), z.literal('')]),
  taxNumber: z.string().max(60),
  bankAccount: z.string().max(200),
  fixedMonthlyCostMinor: Minor.nonnegative(),
})
export const Firm = FirmFields.extend({
  email: z.string(),
  isDemo: z.boolean(),
  revision: Revision,
  /** Numbers have been given: the currency stays. */
  isCurrencyFixed: z.boolean(),
})
export const FirmChange = FirmFields.partial().extend({ revision: Revision })
const tags = ['firm']

export const detailsContract = {
  firm: oc
    .route({ method: 'GET', path: '/firm', tags, summary: 'The firm, as its letterhead and plans need it' })
    .output(Firm),
  changeFirm: oc
    .route({ method: 'PATCH', path: '/firm', tags, summary: 'Change what is given' })
    .input(FirmChange)
    .output(Firm),
}
