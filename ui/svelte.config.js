// Svelte's options, shared by the build and the type check: runes everywhere.
export default { compilerOptions: { runes: true } };
