import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { chooseFirm } from '#web/chosen-firm.ts'
import { type Session, signOut } from '#web/session.ts'
import { ThemeChoice } from './theme-choice.tsx'

export function PersonMenu({ session }: { session: Session }) {
  const others = session.firms.filter((firm) => !firm.isHere)
  return (
    <Menu position="top-start" width={224} offset={8}>
      <Menu.Target>
        <button type="button" className="foot-word">
          {session.name || 'Account'}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account">
          Account and second step
        </Menu.Item>
        <div className="menu-theme">
          <ThemeChoice />
        </div>
        {others.length > 0 && <Menu.Divider />}
        {others.map((firm) => (
          <Menu.Item key={firm.id} onClick={() => chooseFirm(firm.id)}>
            Go to {firm.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
