import type { Logger } from 'pino'
import { deliverMail, type Mailer } from './deliver-mail.ts'

export type MailRound = { stop: () => Promise<void> }

/** Sends what waits in the outbox, one after the other, and looks again every second. Any number may run. */
export function startMailRound(mailer: Mailer, log: Logger): MailRound {
  const pause = pausing()
  let stopped = false
  const round = async () => {
    while (!stopped) {
      const wasBusy = await deliverNext(mailer, log)
      if (!wasBusy && !stopped) await pause.wait()
    }
  }
  const done = round()
  return {
    async stop() {
      stopped = true
      pause.end()
      await done
    },
  }
}

async function deliverNext(mailer: Mailer, log: Logger): Promise<boolean> {
  try {
    const delivered = await deliverMail(mailer)
    if (!delivered) return false
    const { id, firmId, purpose, delivery } = delivered
    if (delivery.yes) log.info({ mail: id, firmId, purpose }, 'a mail went out')
    else
      log.warn({ mail: id, firmId, purpose, ...delivery.about }, `a mail did not go out: ${delivery.reason}`)
    return true
  } catch (failure) {
    log.warn({ err: failure }, 'mails wait: sending failed and is tried again')
    return false
  }
}

function pausing() {
  let wake: () => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, 1000)
      }),
    end() {
      clearTimeout(timer)
      wake()
    },
  }
}
