import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Name } from '#kernel/contract.ts'
import type { TaxCategory } from './rules.ts'

const names: TaxCategory[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O']
const TaxFields = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'A word such as reduced is right.'),
  name: Name,
  category: z.enum(names),
  /** Decimal text: '13.5'. */
  percent: z.string().regex(/^\d{1,3}(\.\d{1,3})?$/, 'A rate such as 13.5 is right.'),
  fromOn: Day,
})
export const TaxCode = TaxFields.extend({ isInForce: z.boolean(), says: z.string() })
const tags = ['firm']

export const taxesContract = {
  listTaxCodes: oc
    .route({ method: 'GET', path: '/tax-codes', tags, summary: 'The tax codes with the days they hold from' })
    .output(z.object({ items: z.array(TaxCode), total: z.int() })),
  setTaxCode: oc
    .route({ method: 'PUT', path: '/tax-codes/{key}/{fromOn}', tags, summary: 'Set a code from a day on' })
    .input(TaxFields)
    .output(TaxCode),
}
