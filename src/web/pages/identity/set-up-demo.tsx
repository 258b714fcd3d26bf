import { Button } from '@mantine/core'
import { api } from '#web/api.ts'
import { auth } from '#web/session.ts'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

/** Looking around before there is anything of one's own. */
export function SetUpDemo({ token }: { token: string }) {
  const demo = useSubmit(api.demo.loadDemo, {
    done: async ({ email, password }) => {
      await auth.signIn.email({ email, password })
      location.assign('/')
    },
  })
  return (
    <>
      <p>
        Or look around first: Northlight IT has four people, 26 clients and three years of life, all invented.
        It stands beside your own firm and doesn’t touch it; this link still sets yours up afterwards.
      </p>
      <Refusal of={demo.refusal} />
      <Button variant="default" loading={demo.busy} onClick={() => demo.send({ token })}>
        Load the demo firm
      </Button>
    </>
  )
}
