import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { addMonths, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import { nowAt } from '#platform/clock.ts'
import { dataFolderOf, type Served, serveIn } from '#platform/testing/served.ts'
import { northlight } from '#testing'
import { setUpToken } from '../src/served-firm.ts'
import { choose, openBrowser, openPage, step } from './browser.ts'

const thisMonth = firstOfMonth(dayAt(nowAt(), northlight.firm.zone))
const nextMonth = addMonths(thisMonth, 1)
const aYearAgo = addMonths(thisMonth, -12)
const months = Array.from({ length: 12 }, (_, at) => addMonths(aYearAgo, at))

const files = [
  ['Clients', 'Name,Industry\nWexcombe Physiotherapy,Health\nFennimore Architects,Building'],
  [
    'Contacts',
    'Client,Name,Email,May sign\nWexcombe Physiotherapy,Dara Wexcombe,dara@wexcombe.example,yes\nFennimore Architects,Iona Fennimore,iona@fennimore.example,yes',
  ],
  [
    'Counts',
    `Client,Month,Endpoints,Users\nWexcombe Physiotherapy,${aYearAgo},14,11\nFennimore Architects,${aYearAgo},15,9`,
  ],
  [
    'Agreements in force',
    `Client,Agreement,Kind of line,Price,Starts,End date,Not yet billed from\nFennimore Architects,All in,fixed fee,1050.00,${addMonths(thisMonth, -7)},${addMonths(thisMonth, 5)},${thisMonth}`,
  ],
  [
    'Time entries',
    [
      'Client,Entry id,Who worked,Day,Minutes,Notes',
      ...months.flatMap((day) =>
        [1, 2, 3, 4].map((nth) => `Wexcombe Physiotherapy,${day}-${nth},Maeve Corrigan,${day},150,Scanner`),
      ),
    ].join('\n'),
  ],
] as const

const { dataFolder, remove } = dataFolderOf('whole-life')
let served: Served
let browser: Browser
let page: Page
before(async () => {
  served = await serveIn(dataFolder)
  browser = await openBrowser()
  page = await openPage(browser)
})
after(async () => {
  await browser?.close()
  await served?.stop()
  await remove()
})

const go = (path: string) => page.goto(`${served.url}${path}`)
const button = (name: string | RegExp, on = page) => on.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor()

test('one agreement lives from set-up to revenue, by hand', async () => {
  await step(page, 'set the firm up at the printed link', async () => {
    await go(`/set-up/${setUpToken(served)}`)
    await page.getByLabel('Your name').fill(northlight.owner.name)
    await page.getByLabel('E-mail').fill(northlight.owner.email)
    await page.getByRole('textbox', { name: 'Password' }).fill(northlight.owner.password)
    await page.getByLabel('Name', { exact: true }).fill('Northlight IT')
    await page.getByLabel('Fixed costs a month').fill('15900')
    await page.getByLabel('What an hour costs a client').fill('95')
    await button('Set up Northlight IT').click()
    await page.getByRole('navigation', { name: 'Main' }).getByText('Northlight IT').waitFor()
  })
  for (const [kind, csv] of files) await step(page, `move ${kind} in`, () => moveIn(kind, csv))
  await step(page, 'bill the work of the year', () => billThrough(thisMonth))

  await step(page, 'open a deal and hold the call', async () => {
    await go('/winning/new')
    await choose(page, 'Someone you know', 'Wexcombe Physiotherapy')
    await choose(page, 'Enters at', /call/i)
    await button('Open the deal').click()
    await page.getByLabel('Notes', { exact: true }).fill('Mondays without the diary cost them patients')
    await button('Keep the notes').click()
    await page.getByText('Mondays without the diary').first().waitFor()
  })
  await step(page, 'price it from its own year', async () => {
    await go('/clients')
    await page.getByText('Wexcombe Physiotherapy').first().click()
    await page.waitForURL(/\/clients\/[0-9a-f-]{36}/)
    await page.goto(`${page.url()}/price`)
    await page.getByLabel('What an hour costs us').fill('34')
    await page.getByLabel('What an hour costs us').blur()
    await button('Save this sheet').click()
    await page.getByText(/Saved as PRC-\d+/).waitFor()
  })
  const link = await step(page, 'propose two plans, and send them', propose)
  await step(page, 'sign as the contact', () => sign(link))
  await step(page, 'see the agreement in force', async () => {
    await go('/agreements')
    await page.getByText('Wexcombe Physiotherapy').first().waitFor()
    await page.getByText('AGR-', { exact: false }).first().waitFor()
  })
  await step(page, 'work a ticket', workTicket)
  await step(page, 'bill through the next month', () => billThrough(nextMonth))
  await step(page, 'bill again, and find nothing due', async () => {
    await go(`/billing?through=${nextMonth}`)
    await page.getByText('Nothing is due by this day.').waitFor()
  })
  await step(page, 'record the payment', async () => {
    await go('/billing/payments')
    await choose(page, 'Client', 'Fennimore Architects')
    await page.getByLabel('Amount').fill('1291.50')
    await button('Record').click()
    await page.getByText(/is settled so far as it goes/).waitFor()
  })
  await step(page, 'look at the coming ends', async () => {
    await go('/agreements/renewals')
    await page.getByText('Fennimore Architects').first().waitFor()
  })
  await step(page, 'look at the revenue', async () => {
    await go('/revenue')
    await heading('Revenue')
    await page.getByText('Monthly recurring revenue').first().waitFor()
    await page.getByText('€1,919').first().waitFor()
  })
})

async function moveIn(kind: string, csv: string) {
  await go('/firm/moving-in')
  if (kind !== 'Clients') await choose(page, 'What is in it', kind)
  const buffer = Buffer.from(csv)
  await page.locator('input[type=file]').setInputFiles({ name: `${kind}.csv`, mimeType: 'text/csv', buffer })
  await button('Check every row').click()
  await heading('What a run would do')
  await button('Move in').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move in' }).click()
  await heading('What came of it')
  assert.equal(await page.getByText('What is wrong').count(), 0, 'rows were refused')
}

async function billThrough(day: string) {
  await go(`/billing?through=${day}`)
  await button(/^Issue €/).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Issue €/ })
    .click()
  await page.waitForURL(/\/billing\/invoices/)
  await page
    .getByText(/INV-\d{4}-\d+/)
    .first()
    .waitFor()
}

/** Answers the link that goes to the client. */
async function propose(): Promise<string> {
  await go('/proposals/new')
  await button('Take the five starter plans').click()
  await page.getByLabel('Care', { exact: true }).check()
  await page.getByLabel('Twenty', { exact: true }).check()
  await choose(page, 'Company', 'Wexcombe Physiotherapy')
  await page.getByLabel('First day').fill(thisMonth)
  await page.getByLabel('What it is for').fill('So that a Monday without the diary costs you nothing more')
  await button('Start the proposal').click()
  await button('Freeze and send').click()
  const link = page.getByText(/http:\/\/127\.0\.0\.1:\d+\/proposal\//).last()
  return (await link.innerText()).match(/http\S+/)?.[0] ?? ''
}

async function sign(link: string) {
  const theirs = await openPage(browser)
  await step(theirs, 'at the open link', async () => {
    await theirs.goto(link)
    await theirs.getByText('Wexcombe Physiotherapy').first().waitFor()
    await theirs.getByLabel(/I sign this agreement for Wexcombe Physiotherapy/).check()
    await theirs.getByRole('button', { name: 'Sign Care at €869 a month' }).click()
    await theirs.getByRole('heading', { name: 'Signed' }).waitFor()
  })
  await theirs.context().close()
}

async function workTicket() {
  await go('/desk')
  const line = page.getByLabel('New ticket: client, what is wrong')
  await line.fill('Wexcombe')
  await page.getByRole('option', { name: /Wexcombe/ }).click()
  await line.fill('The diary does not open')
  await button('Open ticket').click()
  await page
    .getByRole('status')
    .getByRole('link', { name: /^T-\d+/ })
    .click()
  await heading('The diary does not open')
  await button('Take it').click()
  await button('Session started').click()
  await page.getByText('Recorded: session started.').waitFor()
  await button('Type time').click()
  await page.getByLabel('Or hours').fill('1:30')
  await page.getByLabel('What was done, as the client reads it').fill('Rebuilt the diary')
  await button('Log time').click()
  await page.getByText('Rebuilt the diary').first().waitFor()
  await button('Solved').click()
  await button('Close with category').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the ticket' }).click()
  await page.getByText('Closed').first().waitFor()
}
