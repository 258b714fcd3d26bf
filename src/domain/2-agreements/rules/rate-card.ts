// The rate card belongs to the firm; rules of agreements lean on its shapes.
export type {
  ApprovalRule,
  ClientRates,
  Distance,
  RateCard,
  RateList,
  RoundingCard,
  RoundingRule,
  TravelRule,
} from '#firm/rules'
