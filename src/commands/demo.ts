import { nowAt } from '#platform/clock.ts'
import { connectIdentity } from '#platform/database/connection.ts'
import { accounts } from '#platform/identity/accounts.ts'
import { authentication } from '#platform/identity/auth.ts'
import { loadDemo } from '../../demo/load-demo.ts'
import { configuration, withPool } from './opened.ts'

/** Loads the demo firm beside whatever is here, and says how to get in. */
export const loadDemoFirm = () =>
  withPool(async (kysely, opened) => {
    const { baseUrl } = configuration()
    const identity = connectIdentity(opened.urls.auth)
    const sendMail = async () => undefined
    const auth = authentication({ kysely: identity.kysely, baseUrl, secret: opened.secret, sendMail })
    const progress = (says: string) => void process.stderr.write(`${says}\n`)
    try {
      const parts = { kysely, accounts: accounts(auth), nowMs: Date.parse(nowAt()), progress }
      const { wasThere, emails, portal, password } = await loadDemo(parts)
      if (wasThere) {
        process.stdout.write('Northlight IT is here already: nothing was loaded.\n')
        return
      }
      const lines = [
        'Northlight IT is here, with three years of life. Sign in at',
        `  ${baseUrl}`,
        `as ${emails.join(', ')},`,
        `or as ${portal}, a client's contact who sees the portal. The password of all of them:`,
        `  ${password}`,
      ]
      process.stdout.write(`${lines.join('\n')}\n`)
    } finally {
      await identity.close()
    }
  })
