// Tells the compiler what the build adds: Svelte components and Vite's client types.
/// <reference types="svelte" />
/// <reference types="vite/client" />
