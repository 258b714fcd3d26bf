import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { roles } from '#firm/rules'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { roleWords } from './parts/role-words.ts'

/** What each role may do, from the rule that the server asks. */
export function RolesPage() {
  const permissions = useQuery(api.firm.permissions.queryOptions())
  if (permissions.isError) throw permissions.error
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Roles" />
      <PageHead title="Roles" sub="A person may have several; then what any of them may is allowed." />
      <Section title="What each role may do" aside={<Link to="/firm/people">Who has which</Link>}>
        <DataTable
          label="Roles"
          rows={permissions.data?.items}
          rowKey={(row) => row.name}
          csv={{ name: 'roles.csv' }}
          columns={[
            { id: 'says', head: 'What', sorts: true, value: (row) => row.says, phone: 'lead' },
            ...roles.map((role) => ({
              id: role,
              head: roleWords[role].name,
              value: (row: { roles: string[] }) => (row.roles.includes(role) ? 'yes' : ''),
              cell: (row: { roles: string[] }) =>
                row.roles.includes(role) ? 'yes' : <span className="faint">–</span>,
              phone: 'hide' as const,
            })),
            {
              id: 'who',
              head: '',
              cell: (row) => <span className="only-phone">{row.roles.join(', ')}</span>,
            },
          ]}
        />
        <p className="caption">
          Technicians may see prices too, where the firm <Link to="/firm/settings">sets it so</Link>. A
          client’s contact has rights of their own: to ask, see money, approve up to an amount, sign.
        </p>
      </Section>
    </>
  )
}
