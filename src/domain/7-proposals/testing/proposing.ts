import { connect } from '#platform/database/connection.ts'
import { openTestServer } from '#testing'

/** Northlight IT with the starter plans adopted, and companies to send proposals to. */
export async function proposing() {
  const server = await openTestServer()
  const { owner } = await server.firm()
  const adopted = await owner.api.agreements.adoptStarterPlans({})
  const plans = Object.fromEntries(adopted.plans.map(({ key, id }) => [key, id]))

  /** A company with somebody who may sign, and a proposal of Care and Twenty for it. */
  async function drafted(name: string) {
    const contact = { name: 'Dara Wexcombe', email: 'dara@wexcombe.example', title: 'Owner', signs: true }
    const client = await owner.api.clients.add({ name, users: 11, endpoints: 14, contact })
    const planIds = [plans.care ?? '', plans.twenty ?? '']
    const title = 'So that a Monday without computers costs you nothing more'
    const { id } = await owner.api.proposals.start({ clientId: client.id, planIds, title })
    return { clientId: client.id, proposalId: id }
  }

  async function sent(name: string) {
    const made = await drafted(name)
    const { link, hash } = await owner.api.proposals.send({ proposalId: made.proposalId, revision: 1 })
    return { ...made, hash, token: tokenOf(link) }
  }

  const open = (token: string) => server.anybody.api.proposals.open({ token })

  async function signing(token: string, more: object = {}) {
    const { proposal, hash } = await open(token)
    const optionKey = proposal.options[0]?.key
    const who = { name: 'Dara Wexcombe', email: 'dara@wexcombe.example', title: 'Owner', consent: true }
    return { hash, optionKey, ...who, ...more }
  }

  const sign = async (token: string, more: object = {}) =>
    server.anybody.post(`/open/${token}/proposal-signature`, await signing(token, more), {
      'user-agent': 'Firefox/140',
    })

  /** As whoever owns the database, whom no policy stops. */
  async function asOwner<Value>(ask: (kysely: ReturnType<typeof connect>['kysely']) => Promise<Value>) {
    const { kysely, close } = connect(server.database.ownerUrl, 1)
    try {
      return await ask(kysely)
    } finally {
      await close()
    }
  }

  return { ...server, owner, drafted, sent, open, signing, sign, asOwner }
}

export const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
