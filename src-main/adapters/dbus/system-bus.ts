/** D-Bus Specification, "Well-known Message Bus Instances"; distributions link /var/run to /run. */
const defaultSystemBus = 'unix:path=/var/run/dbus/system_bus_socket';

/** The address of the system bus. */
export const systemBus = (env: NodeJS.ProcessEnv): string =>
  env['DBUS_SYSTEM_BUS_ADDRESS'] ?? defaultSystemBus;
