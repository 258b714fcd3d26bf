import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { roles } from '#firm/rules'
import type { Role } from '#kernel/actor.ts'
import { roleWords } from './role-words.ts'

type RolesFieldProps = {
  value: Role[]
  onChange: (roles: Role[]) => void
  error?: ReactNode
  disabled?: boolean
}

export function RolesField({ value, onChange, error, disabled }: RolesFieldProps) {
  return (
    <Checkbox.Group
      label="Roles"
      value={value}
      error={error}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
    >
      <div className="check-list">
        {roles.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={roleWords[role].name}
            description={roleWords[role].says}
            disabled={disabled ?? false}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
