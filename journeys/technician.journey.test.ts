import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { dataFolderOf, type Served, serveIn } from '#platform/testing/served.ts'
import { setUpServed } from '../src/served-firm.ts'
import { openBrowser, openPage, step } from './browser.ts'

const phone = { width: 390, height: 844 }
const { dataFolder, remove } = dataFolderOf('technician')
let served: Served
let browser: Browser
let page: Page
let link: string
before(async () => {
  served = await serveIn(dataFolder)
  const { owner } = await setUpServed(served)
  const contact = { name: 'Dara Wexcombe', email: 'dara@wexcombe.example', phone: '01 555 0142' }
  const { id: clientId } = await owner.api.clients.add({ name: 'Wexcombe Physiotherapy', contact })
  await owner.api.service.openTicket({ clientId, title: 'The diary does not open' })
  const asked = { name: 'Jonas Pell', email: 'jonas@northlight.example', roles: ['technician' as const] }
  link = (await owner.api.firm.invite(asked)).link ?? ''
  browser = await openBrowser()
  page = await openPage(browser, phone)
})
after(async () => {
  await browser?.close()
  await served?.stop()
  await remove()
})

const button = (name: string) => page.getByRole('button', { name, exact: true })

test('a technician joins on a phone and works a ticket by taps', async () => {
  await step(page, 'join by the invitation', async () => {
    await page.goto(link)
    await page.getByRole('textbox', { name: 'Choose a password' }).fill('scanners at dock three')
    await button('Join Northlight IT').click()
    await page.waitForURL(`${served.url}/`)
  })
  await step(page, 'open the ticket', async () => {
    await page.goto(`${served.url}/desk?view=open`)
    await page.getByText('The diary does not open').first().click()
    await page.getByRole('heading', { name: 'The diary does not open' }).waitFor()
  })
  await step(page, 'take it, and start a session', async () => {
    await button('Take it').click()
    await button('Session started').click()
    await page.getByText('Recorded: session started.').waitFor()
  })
  await step(page, 'log the time', async () => {
    await button('Type time').click()
    await page.getByLabel('Or hours').fill('0:45')
    await page.getByLabel('What was done, as the client reads it').fill('Rebuilt the diary')
    await button('Log time').click()
    await page.getByText('Rebuilt the diary').first().waitFor()
  })
  await step(page, 'solve and close it', async () => {
    await button('Solved').click()
    await button('Close with category').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close the ticket' }).click()
    await page.getByText('Closed').first().waitFor()
  })
  await step(page, 'see the whole page without scrolling sideways', async () => {
    const width = await page.evaluate('document.documentElement.scrollWidth')
    if (width !== phone.width) throw new Error(`the page is ${width} px wide`)
  })
})
