module.exports = {
    uiPort: process.env.NODE_RED_PORT || 1880,
    uiHost: '127.0.0.1',
    flowFile: 'flows.json',
    credentialSecret: false,
    httpAdminRoot: false,
    functionExternalModules: true,
    externalModules: { autoInstall: false, modules: { allowInstall: false } },
    diagnostics: { enabled: false },
    telemetry: { enabled: false },
    logging: { console: { level: 'info' } },
};
