const forAll = {
  listen_addresses: '',
  port: '5432',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement of this application is over before it would have been compiled.
  jit: 'off',
  // Statements and the values they clash with hold personal data; the log says what failed, not with whom.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/** What was answered with yes is on the disk, and stays there when the power fails. */
export const durableSettings = {
  ...forAll,
  fsync: 'on',
  shared_buffers: '64MB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  // Seven files, one per weekday, each begun anew after a week.
  logging_collector: 'on',
  log_directory: '../log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
}

/** For databases that live as long as a test: nothing waits for the disk. */
export const fleetingSettings = {
  ...forAll,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1d',
  shared_buffers: '128MB',
}
