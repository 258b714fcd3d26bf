import './parts/firm.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import { Cols } from '#web/ui/cols.tsx'
import { countText, dayText, moneyText } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { hoursWords } from './parts/hours-words.ts'

/** The rooms of the firm, each with what stands in it. */
export function FirmPage() {
  const { firmName } = useSession()
  return (
    <>
      <PageHead title={firmName || 'The firm'} sub="What is decided once, and asked for everywhere." />
      <Cols>
        <div>
          <House />
          <People />
        </div>
        <div>
          <Prices />
          <Books />
        </div>
      </Cols>
    </>
  )
}

type RoomProps = { to: string; name: string; children: ReactNode }

function Room({ to, name, children }: RoomProps) {
  return (
    <li>
      <Link to={to}>{name}</Link>
      <span>{children}</span>
    </li>
  )
}

function House() {
  const { may } = useSession()
  const manner = useManner()
  const firm = useQuery(api.firm.firm.queryOptions())
  const calendars = useQuery(api.firm.listCalendars.queryOptions())
  const settings = useQuery(api.firm.listSettings.queryOptions())
  const hours = calendars.data?.items.find((calendar) => calendar.isDefault)
  const own = settings.data?.items.filter((setting) => setting.value !== setting.usual).length ?? 0
  return (
    <Section title="The house">
      <ul className="rooms">
        <Room to="/firm/details" name="Name and papers">
          {firm.data && `${placeWords(firm.data.address)}${firm.data.currency}, ${firm.data.zone}`}
        </Room>
        <Room to="/firm/calendars" name="Hours and holidays">
          {hours && hoursWords(hours.spec.hours)}
        </Room>
        <Room to="/firm/settings" name="How we work">
          {settings.data &&
            (own === 0
              ? 'As usual for a firm of this size'
              : `${countText(own, manner)} ${own === 1 ? 'thing' : 'things'} set otherwise than usual`)}
        </Room>
        {may.includes('import') && (
          <Room to="/firm/moving-in" name="Moving in">
            Clients, tickets, time and agreements from another system
          </Room>
        )}
      </ul>
    </Section>
  )
}

const placeWords = (address: string) => (address ? `${address.split('\n').at(-1)}, ` : '')

function People() {
  const { may } = useSession()
  const manner = useManner()
  const one = { page: 1, pageSize: 1 }
  const people = useQuery(api.firm.listPeople.queryOptions({ input: { ...one, hasAccess: 'true' } }))
  const invited = useQuery(
    api.firm.listInvitations.queryOptions({
      input: { ...one, state: 'open' },
      enabled: may.includes('manage-people'),
    }),
  )
  const open = invited.data?.total ?? 0
  return (
    <Section title="People">
      <ul className="rooms">
        <Room to="/firm/people" name="People">
          {people.data &&
            `${countText(people.data.total, manner)} can sign in${open > 0 ? `, ${countText(open, manner)} invited` : ''}`}
        </Room>
        <Room to="/firm/roles" name="Roles">
          What owner, manager, technician and bookkeeper may do
        </Room>
      </ul>
    </Section>
  )
}

function Prices() {
  const { may } = useSession()
  const manner = useManner()
  const sees = { enabled: may.includes('see-money') }
  const cards = useQuery(api.firm.listRateCards.queryOptions(sees))
  const taxes = useQuery(api.firm.listTaxCodes.queryOptions(sees))
  const categories = useQuery(api.firm.listWorkCategories.queryOptions())
  const card = cards.data?.items.find((version) => version.isInForce)
  const next = cards.data?.items.findLast((version) => version.mayWithdraw)
  const standard = taxes.data?.items.find((tax) => tax.isInForce && tax.key === 'standard')
  return (
    <Section title={sees.enabled ? 'Prices' : 'Work'}>
      <ul className="rooms">
        {sees.enabled && (
          <>
            <Room to="/firm/rates" name="Rate card">
              {card && `${moneyText(card.rates.defaultMinor, manner)} an hour`}
              {next && `, a new one from ${dayText(next.fromOn, manner)}`}
            </Room>
            {may.includes('price') && (
              <Room to="/firm/pricing" name="What prices assume">
                Tickets, hours and safety where your own book says too little
              </Room>
            )}
            <Room to="/firm/taxes" name="Taxes">
              {standard && `${standard.name} ${standard.percent} %`}
            </Room>
          </>
        )}
        <Room to="/firm/work-categories" name="Kinds of work">
          {categories.data?.items
            .filter((category) => category.retiredOn === null)
            .slice(0, 4)
            .map((category) => category.name)
            .join(' · ')}
          {(categories.data?.total ?? 0) > 4 && ' …'}
        </Room>
      </ul>
    </Section>
  )
}

function Books() {
  const { may } = useSession()
  const manner = useManner()
  const reads = { enabled: may.includes('read-audit') }
  const one = { page: 1, pageSize: 1 }
  const kept = useQuery(api.firm.listMails.queryOptions({ input: { ...one, state: 'kept' }, ...reads }))
  const waiting = useQuery(api.firm.listMails.queryOptions({ input: { ...one, state: 'waiting' }, ...reads }))
  const last = useQuery(api.firm.listAuditEntries.queryOptions({ input: one, ...reads }))
  const webhooks = useQuery(api.firm.listWebhooks.queryOptions({ enabled: may.includes('manage-firm') }))
  const notSent = (kept.data?.total ?? 0) + (waiting.data?.total ?? 0)
  const hooks = webhooks.data?.total ?? 0
  return (
    <Section title="Books and lines out">
      <ul className="rooms">
        {reads.enabled && (
          <Room to="/firm/outbox" name="Outbox">
            {kept.data &&
              (notSent === 0 ? 'Every mail went out' : `${countText(notSent, manner)} not sent yet`)}
          </Room>
        )}
        {may.includes('manage-firm') && (
          <Room to="/firm/webhooks" name="Webhooks">
            {webhooks.data && (hooks === 0 ? 'Nobody else listens' : `${countText(hooks, manner)} listen`)}
          </Room>
        )}
        {reads.enabled && (
          <Room to="/firm/audit" name="Who did what">
            {last.data && `${countText(last.data.total, manner)} entries`}
          </Room>
        )}
        <li>
          <a href="/api/docs">API</a>
          <span>Every route, for programs with a key</span>
        </li>
      </ul>
    </Section>
  )
}
