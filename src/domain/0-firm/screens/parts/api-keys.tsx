import { DataTable } from '#web/ui/data-table.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'

type ApiKey = {
  id: string
  name: string
  scopes: string[]
  hint: string
  madeAt: string
  expiresAt: string | null
}

export function ApiKeys({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (id: string) => void }) {
  return (
    <DataTable
      label="API keys"
      dense
      rows={keys}
      rowKey={(key) => key.id}
      columns={[
        {
          id: 'name',
          head: 'Key',
          value: (key) => key.name,
          cell: (key) => (
            <>
              {key.name}
              <span className="under mono">… {key.hint}</span>
            </>
          ),
          phone: 'lead',
        },
        { id: 'scopes', head: 'May', value: (key) => key.scopes.join(', ') },
        { id: 'made', head: 'Made', cell: (key) => <InstantText at={key.madeAt} /> },
        { id: 'ends', head: 'Ends', cell: (key) => <InstantText at={key.expiresAt} form="moment" /> },
        {
          id: 'act',
          head: '',
          align: 'right',
          phone: 'act',
          cell: (key) => (
            <button type="button" className="word" onClick={() => onRevoke(key.id)}>
              Revoke<span className="unseen"> {key.name}</span>
            </button>
          ),
        },
      ]}
    />
  )
}
