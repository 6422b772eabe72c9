// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor.h"

namespace entente {

std::string_view name_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::state:
      return "state";
    case ActorKind::person:
      return "person";
    case ActorKind::body:
      return "body";
    case ActorKind::group:
      return "group";
    case ActorKind::people:
      return "people";
    case ActorKind::agency:
      return "agency";
    case ActorKind::place:
      return "place";
    case ActorKind::office:
      return "office";
    case ActorKind::role:
      return "role";
  }
  return "";
}

std::string_view name_of(NameForm form) {
  switch (form) {
    case NameForm::name:
      return "name";
    case NameForm::adjective:
      return "adjective";
    case NameForm::demonym:
      return "demonym";
    case NameForm::capital:
      return "capital";
    case NameForm::seat:
      return "seat";
    case NameForm::acronym:
      return "acronym";
    case NameForm::surname:
      return "surname";
    case NameForm::alias:
      return "alias";
  }
  return "";
}

}  // namespace entente
