//! A frame that all who follow share: encoded once, and framed once for the socket.

use bytes::Bytes;
use lanista_wire::topic::Topic;
use serde_json::Value;

/// A text frame of a WebSocket, whole and from a server.
const TEXT: u8 = 0x81;

/// News of one document, with the same bytes for everybody.
#[derive(Clone, Debug)]
pub struct Frame {
    topic: Topic,
    from: u64,
    version: u64,
    framed: Bytes,
    head: usize,
}

impl Frame {
    /// News for whoever has a version of a topic; 0 is for everybody.
    pub(crate) fn new(topic: Topic, from: u64, news: &Value) -> Self {
        let json = news.to_string();
        let framed = framed(json.as_bytes());
        let head = framed.len() - json.len();
        Self {
            topic,
            from,
            version: news.get("v").and_then(Value::as_u64).unwrap_or(0),
            framed,
            head,
        }
    }

    /// Of which document.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// The version that a link must have for it to make sense; 0: none.
    #[must_use]
    pub const fn from(&self) -> u64 {
        self.from
    }

    /// The version that it leads to; 0 where the document is no more.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Whether the document is no more.
    pub(crate) const fn is_the_end(&self) -> bool {
        self.version == 0
    }

    /// The JSON text.
    #[must_use]
    pub fn json(&self) -> Bytes {
        self.framed.slice(self.head..)
    }

    /// The text as it goes onto a WebSocket, with its header.
    #[must_use]
    pub const fn framed(&self) -> &Bytes {
        &self.framed
    }
}

/// A text with the header of a WebSocket frame, unmasked as servers send it (RFC 6455, 5.2).
#[must_use]
pub fn framed(text: &[u8]) -> Bytes {
    let mut bytes = Vec::with_capacity(text.len() + 10);
    bytes.push(TEXT);
    match (u8::try_from(text.len()), u16::try_from(text.len())) {
        (Ok(length @ ..126), _) => bytes.push(length),
        (_, Ok(length)) => {
            bytes.push(126);
            bytes.extend(length.to_be_bytes());
        }
        (_, Err(_)) => {
            bytes.push(127);
            bytes.extend((text.len() as u64).to_be_bytes());
        }
    }
    bytes.extend_from_slice(text);
    bytes.into()
}

#[cfg(test)]
mod tests {
    use super::framed;

    #[test]
    fn the_header_says_how_long_the_text_is() {
        for (length, header) in [
            (0, vec![0x81, 0]),
            (125, vec![0x81, 125]),
            (126, vec![0x81, 126, 0, 126]),
            (65_535, vec![0x81, 126, 255, 255]),
            (65_536, vec![0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] {
            let text = vec![b'x'; length];
            let bytes = framed(&text);
            assert_eq!(&bytes[..header.len()], header, "{length}");
            assert_eq!(&bytes[header.len()..], text, "{length}");
        }
    }
}
