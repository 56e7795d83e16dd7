//! The server on the LAN: HTTP, WebSocket, pairing, mDNS.
