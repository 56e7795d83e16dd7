//! A gathering to which the server itself gives its orders, one entry after the other.

use lanista_domain::{Accepted, At, Command, CommandId, Envelope, Gathering, Seq};

/// Sends what must be accepted, at this moment.
pub(crate) fn send(state: &mut Gathering, at: At, command: Command) {
    let next = state.head.0 + 1;
    let envelope = Envelope {
        device: None,
        id: CommandId(format!("c{next}")),
        at,
        expect: None,
        command,
    };
    let events = match state.decide(&envelope) {
        Ok(events) => events,
        Err(refused) => panic!("{:?}: {:?}", envelope.command, refused.reasons),
    };
    *state = core::mem::take(state).evolve(&Accepted {
        seq: Seq(next),
        at: envelope.at,
        device: None,
        command: envelope.id,
        kind: envelope.command.kind().to_owned(),
        events,
    });
}
