import { lazyRouteComponent } from '@tanstack/react-router'
import type { PageRoute } from './router.tsx'

/**
 * Every page of Perennial, in the order of the rail. A stage adds its screens here and nowhere else:
 * { path: '/agreements/$id', rail: 'Agreements', component: lazyRouteComponent(() => import('#agreements/screens/agreement-page.tsx'), 'AgreementPage') }
 * Words after $ are read with `useParam('id')` (#web/address.ts); lists read the address themselves with `useListState`.
 */
export const routes: readonly PageRoute[] = [
  {
    path: '/',
    rail: 'Today',
    component: lazyRouteComponent(() => import('./pages/today/today-page.tsx'), 'TodayPage'),
  },
  {
    path: '/account',
    component: lazyRouteComponent(() => import('./pages/identity/account-page.tsx'), 'AccountPage'),
  },
  {
    path: '/parts',
    component: lazyRouteComponent(() => import('./pages/parts/parts-page.tsx'), 'PartsPage'),
  },
  {
    path: '/parts/document',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/parts/document-part.tsx'), 'DocumentPart'),
  },

  {
    path: '/agreements/renewals',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#renewals/screens/renewals-page.tsx'), 'RenewalsPage'),
  },
  {
    path: '/clients/$clientId/replay',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#pricing/screens/replay-page.tsx'), 'ReplayPage'),
  },
  {
    path: '/clients/$clientId/price',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#pricing/screens/price-sheet-page.tsx'), 'PriceSheetPage'),
  },
  {
    path: '/price-sheets/$id',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#pricing/screens/saved-sheet-page.tsx'), 'SavedSheetPage'),
  },
  {
    path: '/firm/pricing',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#pricing/screens/assumptions-page.tsx'), 'AssumptionsPage'),
  },
  {
    path: '/clients/$clientId/promises',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#pricing/screens/promises-page.tsx'), 'PromisesPage'),
  },
  {
    path: '/revenue',
    rail: 'Revenue',
    component: lazyRouteComponent(() => import('#revenue/screens/revenue-page.tsx'), 'RevenuePage'),
  },

  // Service
  {
    path: '/desk',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/desk-page.tsx'), 'DeskPage'),
  },
  {
    path: '/desk/$id',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('./pages/ticket-page.tsx'), 'TicketPage'),
  },
  {
    path: '/visits',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/visits-page.tsx'), 'VisitsPage'),
  },
  {
    path: '/visits/$id',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/visit-page.tsx'), 'VisitPage'),
  },
  {
    path: '/time',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/time-page.tsx'), 'TimePage'),
  },
  {
    path: '/projects',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/projects-page.tsx'), 'ProjectsPage'),
  },
  {
    path: '/projects/$id',
    rail: 'Desk',
    component: lazyRouteComponent(() => import('#service/screens/project-page.tsx'), 'ProjectPage'),
  },

  // Clients
  {
    path: '/clients',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#clients/screens/clients-page.tsx'), 'ClientsPage'),
  },
  {
    path: '/clients/vendors',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('#clients/screens/vendors-page.tsx'), 'VendorsPage'),
  },
  {
    path: '/clients/$id',
    rail: 'Clients',
    component: lazyRouteComponent(() => import('./pages/client-page.tsx'), 'ClientPage'),
  },

  // The firm
  {
    path: '/firm/moving-in',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#billing/screens/moving-in-page.tsx'), 'MovingInPage'),
  },
  {
    path: '/firm/moving-in/first-run',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#billing/screens/first-run-page.tsx'), 'FirstRunPage'),
  },
  {
    path: '/firm/moving-in/$id',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#billing/screens/import-page.tsx'), 'ImportPage'),
  },
  {
    path: '/firm',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/firm-page.tsx'), 'FirmPage'),
  },
  {
    path: '/firm/details',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/details-page.tsx'), 'DetailsPage'),
  },
  {
    path: '/firm/calendars',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/calendars-page.tsx'), 'CalendarsPage'),
  },
  {
    path: '/firm/calendars/$id',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/calendar-page.tsx'), 'CalendarPage'),
  },
  {
    path: '/firm/settings',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/settings-page.tsx'), 'SettingsPage'),
  },
  {
    path: '/firm/people',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/people-page.tsx'), 'PeoplePage'),
  },
  {
    path: '/firm/people/$id',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/person-page.tsx'), 'PersonPage'),
  },
  {
    path: '/firm/roles',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/roles-page.tsx'), 'RolesPage'),
  },
  {
    path: '/firm/rates',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/rates-page.tsx'), 'RatesPage'),
  },
  {
    path: '/firm/taxes',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/taxes-page.tsx'), 'TaxesPage'),
  },
  {
    path: '/firm/work-categories',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/categories-page.tsx'), 'CategoriesPage'),
  },
  {
    path: '/firm/outbox',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/outbox-page.tsx'), 'OutboxPage'),
  },
  {
    path: '/firm/outbox/$id',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/mail-page.tsx'), 'MailPage'),
  },
  {
    path: '/firm/webhooks',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/webhooks-page.tsx'), 'WebhooksPage'),
  },
  {
    path: '/firm/webhooks/$id',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/webhook-page.tsx'), 'WebhookPage'),
  },
  {
    path: '/firm/audit',
    rail: 'Firm',
    component: lazyRouteComponent(() => import('#firm/screens/audit-page.tsx'), 'AuditPage'),
  },

  // Winning
  {
    path: '/winning',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/winning-page.tsx'), 'WinningPage'),
  },
  {
    path: '/winning/deals',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/deals-page.tsx'), 'DealsPage'),
  },
  {
    path: '/winning/sources',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/sources-page.tsx'), 'SourcesPage'),
  },
  {
    path: '/winning/new',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/new-deal-page.tsx'), 'NewDealPage'),
  },
  {
    path: '/winning/deals/$id',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/deal-page.tsx'), 'DealPage'),
  },
  {
    path: '/screenings/$id',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/screening-page.tsx'), 'ScreeningPage'),
  },
  {
    path: '/audits',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/audits-page.tsx'), 'AuditsPage'),
  },
  {
    path: '/audits/$id',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/audit-page.tsx'), 'AuditPage'),
  },
  {
    path: '/audits/$id/report',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#winning/screens/audit-report-page.tsx'), 'AuditReportPage'),
  },
  {
    path: '/proposals',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#proposals/screens/proposals-page.tsx'), 'ProposalsPage'),
  },
  {
    path: '/proposals/new',
    rail: 'Winning',
    component: lazyRouteComponent(
      () => import('#proposals/screens/new-proposal-page.tsx'),
      'NewProposalPage',
    ),
  },
  {
    path: '/proposals/$id',
    rail: 'Winning',
    component: lazyRouteComponent(() => import('#proposals/screens/proposal-page.tsx'), 'ProposalPage'),
  },
  {
    path: '/proposals/$id/preview',
    frame: 'bare',
    component: lazyRouteComponent(() => import('#proposals/screens/preview-page.tsx'), 'PreviewPage'),
  },
  {
    path: '/proposal/$token',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('#proposals/screens/client-proposal-page.tsx'),
      'ClientProposalPage',
    ),
  },

  // Agreements
  {
    path: '/agreements',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/agreements-page.tsx'), 'AgreementsPage'),
  },
  {
    path: '/agreements/new',
    rail: 'Agreements',
    component: lazyRouteComponent(
      () => import('#agreements/screens/new-agreement-page.tsx'),
      'NewAgreementPage',
    ),
  },
  {
    path: '/agreements/health',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/health-page.tsx'), 'HealthPage'),
  },
  {
    path: '/agreements/$id',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('./pages/agreements/agreement-page.tsx'), 'AgreementPage'),
  },
  {
    path: '/agreements/$id/draft',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/draft-page.tsx'), 'DraftPage'),
  },
  {
    path: '/plans',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/plans-page.tsx'), 'PlansPage'),
  },
  {
    path: '/plans/new',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/plan-page.tsx'), 'NewPlanPage'),
  },
  {
    path: '/plans/$id',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('#agreements/screens/plan-page.tsx'), 'PlanPage'),
  },
  {
    path: '/covered',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('./pages/agreements/covered-page.tsx'), 'CoveredPage'),
  },
  {
    path: '/what-if',
    rail: 'Agreements',
    component: lazyRouteComponent(() => import('./pages/agreements/what-if-page.tsx'), 'WhatIfPage'),
  },

  // Billing
  {
    path: '/billing',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/run-page.tsx'), 'RunPage'),
  },
  {
    path: '/billing/invoices',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/invoices-page.tsx'), 'InvoicesPage'),
  },
  {
    path: '/billing/invoices/$id',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/invoice-page.tsx'), 'InvoicePage'),
  },
  {
    path: '/billing/payments',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/payments-page.tsx'), 'PaymentsPage'),
  },
  {
    path: '/billing/owed',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/owed-page.tsx'), 'OwedPage'),
  },
  {
    path: '/billing/accounts/$id',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/account-page.tsx'), 'AccountPage'),
  },
  {
    path: '/billing/reminders',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/reminders-page.tsx'), 'RemindersPage'),
  },
  {
    path: '/billing/credits',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/credits-page.tsx'), 'CreditsPage'),
  },
  {
    path: '/billing/deferred',
    rail: 'Billing',
    component: lazyRouteComponent(() => import('#billing/screens/deferred-page.tsx'), 'DeferredPage'),
  },
  {
    path: '/portal',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/portal/portal-page.tsx'), 'PortalPage'),
  },
  {
    path: '/portal/ask',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/portal/ask-for-help-page.tsx'), 'AskForHelpPage'),
  },
  {
    path: '/portal/tickets/$id',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/portal/portal-ticket-page.tsx'), 'PortalTicketPage'),
  },
  {
    path: '/portal/invoices',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/portal/invoices-page.tsx'), 'InvoicesPage'),
  },

  // Before signing in
  {
    path: '/sign-in',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/sign-in-page.tsx'), 'SignInPage'),
  },
  {
    path: '/sign-in/code',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/code-page.tsx'), 'CodePage'),
  },
  {
    path: '/sign-in/link',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/sign-in-link-page.tsx'), 'SignInLinkPage'),
  },
  {
    path: '/forgot-password',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/forgot-password-page.tsx'),
      'ForgotPasswordPage',
    ),
  },
  {
    path: '/reset-password',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/reset-password-page.tsx'),
      'ResetPasswordPage',
    ),
  },
  {
    path: '/invitation/$token',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/invitation-page.tsx'), 'InvitationPage'),
  },
  {
    path: '/set-up/$token',
    frame: 'bare',
    component: lazyRouteComponent(() => import('./pages/identity/set-up-page.tsx'), 'SetUpPage'),
  },
  {
    path: '/portal/sign-in',
    frame: 'bare',
    component: lazyRouteComponent(
      () => import('./pages/identity/portal-sign-in-page.tsx'),
      'PortalSignInPage',
    ),
  },
]
